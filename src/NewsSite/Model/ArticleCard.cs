using System.Linq.Expressions;
using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>An article as lists show it.</summary>
public sealed record ArticleCard(
    long Id, long StoryId, string Code, string Edition, string Slug, string Headline, string Summary, DateTime PublishedAt, DateTime? UpdatedAt,
    string? SectionSlug, EditionText? SectionName, CardPicture? Picture)
{
    public static readonly Expression<Func<Article, ArticleCard>> From = a => new(
        a.Id, a.StoryId, a.Code, a.Edition, a.Slug, a.Headline, a.Summary, a.PublishedAt!.Value, a.UpdatedAt,
        a.Section!.Slug, a.Section.Name,
        a.Lead == null ? null : new CardPicture(a.Lead.MediaFile.Key, a.Lead.MediaFile.Width, a.Lead.MediaFile.Height, a.Lead.MediaFile.Ground, a.Lead.MediaFile.FilesVersion, a.Lead.MediaFile.Cut, a.Lead.Alt, a.Lead.AltLang));

    public string Path => Article.PathOf(Slug);

    /// <summary>Where the list goes on after this one.</summary>
    public ListKey Key => new(PublishedAt, Id);
}

/// <summary>A picture as pages need it: <paramref name="Width"/> and <paramref name="Height"/> are the master's, in pixels.</summary>
/// <param name="Ground">As <see cref="MediaFile.Ground"/>.</param>
/// <param name="FilesVersion">As <see cref="MediaFile.FilesVersion"/>.</param>
/// <param name="Cut">As <see cref="MediaFile.Cut"/>.</param>
public sealed record CardPicture(string Key, int Width, int Height, int Ground, int FilesVersion, int Cut, string Alt, string? AltLang)
{
    /// <summary>As a text or the desk shows it, with words of its own.</summary>
    public static CardPicture Of(MediaFile media, string alt) => new(media.Key, media.Width, media.Height, media.Ground, media.FilesVersion, media.Cut, alt, null);
}
