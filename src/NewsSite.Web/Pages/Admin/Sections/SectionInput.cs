using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin.Sections;

/// <summary>The fields of a section's form, and all that a request can say of one (P34). They keep what was typed.</summary>
public sealed class SectionInput
{
    public int Version { get; set; }

    /// <summary>Edition code → name.</summary>
    public Dictionary<string, string?> Names { get; set; } = [];

    /// <summary>Of a new one.</summary>
    public string? Slug { get; set; }

    public static SectionInput Of(Section section) =>
        new() { Version = section.Version, Names = section.Name.ToDictionary(n => n.Key, n => (string?)n.Value), Slug = section.Slug };

    public TypedSection Typed() => new(new(Names.ToDictionary(n => n.Key, n => n.Value ?? "")), Slug ?? "");
}
