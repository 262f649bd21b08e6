using System.Linq.Expressions;
using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>An article as its own page shows it.</summary>
public sealed record ArticlePage(
    long Id, string Code, long StoryId, string Edition, string Slug, string Headline, string Summary, string BodyHtml, ArticleState State,
    DateTime PublishedAt, DateTime? UpdatedAt, TranslationNote? Translation, bool Evergreen, ThreadRule Comments, bool HasCorrections, bool IsScrubbed, SharedWords? SharedWords,
    string? SectionSlug, EditionText? SectionName, CardPicture? Picture, string? Caption, string? Credit,
    IReadOnlyList<TopicLink> Topics, IReadOnlyList<AuthorLink> Bylines, string? Guests)
{
    private const int LongMinutes = 5;

    /// <summary>Stands for the time of an article that has none yet; only the desk's preview meets one.</summary>
    public static readonly DateTime Undated = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    public static readonly Expression<Func<Article, ArticlePage>> From = a => new(
        a.Id, a.Code, a.StoryId, a.Edition, a.Slug, a.Headline, a.Summary, a.BodyHtml, a.State,
        a.PublishedAt ?? Undated, a.UpdatedAt, a.TranslatedFrom == null ? null : new TranslationNote(a.TranslatedFrom, a.TranslatedOn, a.IsTranslationUnchecked), a.Evergreen, new ThreadRule(a.Comments, a.CommentsUntil, a.PublishedAt ?? Undated), a.Corrections.Any(c => c.RemovedAt == null), a.ScrubbedAt != null, a.SharedWords,
        a.Section!.Slug, a.Section.Name,
        a.Lead == null ? null : new CardPicture(a.Lead.MediaFile.Key, a.Lead.MediaFile.Width, a.Lead.MediaFile.Height, a.Lead.MediaFile.Ground, a.Lead.MediaFile.FilesVersion, a.Lead.MediaFile.Cut, a.Lead.Alt, a.Lead.AltLang),
        a.Lead!.Caption, a.Lead.Credit,
        a.Topics.OrderBy(t => t.Position).Select(t => new TopicLink(t.TopicId, t.Topic.Slug, t.Topic.Name)).ToList(),
        a.Bylines.OrderBy(b => b.Position).Select(b => new AuthorLink(b.Author.Slug, b.Author.Name)).ToList(), a.Guests);

    public string Path => Article.PathOf(Slug);

    /// <summary>Each guest's name.</summary>
    public IReadOnlyList<string> GuestNames => Guests?.Split([',', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public string ShortPath => $"a/{Code}";

    /// <summary>Minutes, at 200 words a minute; at least one.</summary>
    public int ReadingMinutes => Math.Max(1, (int)Math.Round(ArticleHtml.CountWords(BodyHtml) / 200.0));

    /// <summary>The headings of a long piece, for its table of contents; none for a short one.</summary>
    public IReadOnlyList<TextHeading> Contents => ReadingMinutes >= LongMinutes && ArticleHtml.Headings(BodyHtml) is { Count: > 2 } headings ? headings : [];
}

public sealed record TopicLink(long Id, string Slug, string Name);

public sealed record AuthorLink(string Slug, EditionText Name);

/// <summary>What readers are told of a translation.</summary>
/// <param name="From">The edition code of its source.</param>
/// <param name="On">UTC of the day; null where nobody says.</param>
/// <param name="IsUnchecked">Nobody who knows both languages has read it.</param>
public sealed record TranslationNote(string From, DateTime? On, bool IsUnchecked)
{
    /// <summary>Null for what is no translation.</summary>
    public static TranslationNote? Of(Page page) => page.TranslatedFrom is { } from ? new(from, page.TranslatedOn, page.IsTranslationUnchecked) : null;
}
