namespace NewsSite.Model;

/// <summary>How an article uses a picture as its lead.</summary>
public sealed class LeadPicture
{
    public const int MaxAltLength = 300;
    public const int MaxCaptionLength = 500;

    public long MediaFileId { get; set; }
    public MediaFile MediaFile { get; set; } = null!;
    public string Alt { get; set; } = "";

    /// <summary>The language of the alt text where it is not the article's; null when it is.</summary>
    public string? AltLang { get; set; }

    public string? Caption { get; set; }
    public string? Credit { get; set; }
}

/// <summary>That an article shows a picture, as its lead or in its body: while the article is public, so is the picture.</summary>
public sealed class ArticlePicture
{
    public long ArticleId { get; private set; }
    public long MediaFileId { get; private set; }
    public MediaFile MediaFile { get; init; } = null!;
}
