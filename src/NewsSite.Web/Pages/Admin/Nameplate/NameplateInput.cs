using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin.Nameplate;

/// <summary>The fields of the paper's form, and all that a request can say of it (P34). They keep what was typed. Each is by edition code.</summary>
public sealed class NameplateInput
{
    public int Version { get; set; }
    public Dictionary<string, string?> Names { get; set; } = [];
    public Dictionary<string, string?> Taglines { get; set; } = [];

    /// <summary>What the edition calls itself.</summary>
    public Dictionary<string, string?> Editions { get; set; } = [];

    public IFormFile? Mark { get; set; }
    public IFormFile? Icon { get; set; }
    public IFormFile? Card { get; set; }

    public static NameplateInput Of(Paper paper) => new()
    {
        Version = paper.Version,
        Names = Shown(paper.Name),
        Taglines = Shown(paper.Tagline),
        Editions = paper.Editions.ToDictionary(e => e.Code, e => (string?)e.Name),
    };

    public TypedPaper Typed() => new(Sent(Names), Sent(Taglines), Sent(Editions));

    private static Dictionary<string, string?> Shown(EditionText texts) => texts.ToDictionary(t => t.Key, t => (string?)t.Value);

    private static TypedTexts Sent(Dictionary<string, string?> texts) => new(texts.ToDictionary(t => t.Key, t => t.Value ?? ""));
}
