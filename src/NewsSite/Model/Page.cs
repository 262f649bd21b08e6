using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>A standing page of the paper in one language: about, comment rules, privacy.</summary>
public sealed class Page
{
    public long Id { get; private set; }
    public required string Edition { get; init; }

    /// <summary>Its address below the edition: <c>/about</c>.</summary>
    public required string Slug { get; init; }

    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";
    public string Body { get; private set; } = "";
    public string BodyHtml { get; private set; } = "";
    public int RenderVersion { get; private set; }
    public DateTime UpdatedAt { get; set; }

    /// <summary>As an article's.</summary>
    public string? TranslatedFrom { get; set; }
    public DateTime? TranslatedOn { get; set; }
    public bool IsTranslationUnchecked { get; set; }

    /// <summary>SHA-256 of the file it was last imported from.</summary>
    public string? ImportHash { get; private set; }

    /// <summary>Raised by every save, as an article's.</summary>
    public int Version { get; private set; }

    /// <summary>What <see cref="Version"/> was after the last import.</summary>
    public int ImportedVersion { get; private set; }

    /// <summary>Where the desk has it, below <c>/admin/</c>, and what a tombstone of it says: <c>pages/fa-AF/about</c>.</summary>
    public string DeskPath => PathOf(Edition, Slug);

    public static string PathOf(string edition, string slug) => $"pages/{edition}/{slug}";

    public bool WasEditedSinceImport => ImportHash is null || Version != ImportedVersion;

    /// <summary>Takes a body with the HTML that was made of it.</summary>
    public void Write(string body, RenderedText rendered)
    {
        Body = body;
        BodyHtml = rendered.NeutralHtml;
        RenderVersion = ArticleMarkdown.RenderVersion;
    }

    public void MarkSaved() => Version++;

    public void MarkImported(string hash)
    {
        Version++;
        ImportHash = hash;
        ImportedVersion = Version;
    }
}
