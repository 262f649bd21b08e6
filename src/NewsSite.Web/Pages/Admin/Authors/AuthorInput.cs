using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin.Authors;

/// <summary>The fields of an author's form, and all that a request can say of one (P34). They keep what was typed.</summary>
public sealed class AuthorInput
{
    public int Version { get; set; }

    /// <summary>Edition code → name.</summary>
    public Dictionary<string, string?> Names { get; set; } = [];

    /// <summary>Edition code → a few words about the author.</summary>
    public Dictionary<string, string?> Bios { get; set; } = [];

    /// <summary>Of a new one.</summary>
    public string? Slug { get; set; }

    public static AuthorInput Of(Author author) => new() { Version = author.Version, Names = Shown(author.Name), Bios = Shown(author.Bio), Slug = author.Slug };

    public TypedAuthor Typed() => new(Sent(Names), Sent(Bios), Slug ?? "");

    private static Dictionary<string, string?> Shown(EditionText texts) => texts.ToDictionary(t => t.Key, t => (string?)t.Value);

    private static TypedTexts Sent(Dictionary<string, string?> texts) => new(texts.ToDictionary(t => t.Key, t => t.Value ?? ""));
}
