using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>
/// One line of breaking news over every page of an edition. It ends by itself; where it leads to an article, readers see
/// it only while they may read that. One for each edition.
/// </summary>
public sealed class Banner
{
    public const int MaxTextLength = 140;

    /// <summary>The most that its end may be ahead when it is set.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    /// <summary>How far its end is ahead where nobody says otherwise.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(3);

    /// <summary>The code of its edition.</summary>
    public required string Edition { get; init; }

    public string Text { get; private set; } = "";
    public long? ArticleId { get; private set; }
    public Article? Article { get; private set; }

    /// <summary>UTC of the moment from which no page shows it.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>UTC of the moment at which an editor ended it before its time; null where nobody did.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Raised by every change; two editors of one version cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>Says something new, until that moment (UTC), and leads to that article or to none.</summary>
    public void Say(string text, Article? article, DateTime endsAt)
    {
        (Text, Article, ArticleId, EndsAt, EndedAt) = (text, article, article?.Id, endsAt, null);
        Version++;
    }

    /// <summary>A safety edit takes words out of it, be it shown or not.</summary>
    public void Scrub(Func<string, string> without)
    {
        Text = without(Text);
        Version++;
    }

    /// <summary>Ends it before its time.</summary>
    public void End(DateTime now)
    {
        EndedAt ??= now;
        Version++;
    }

    /// <summary>Shows it again for what is left of its time.</summary>
    public void TakeUp()
    {
        EndedAt = null;
        Version++;
    }
}

/// <summary>A banner as readers see it.</summary>
/// <param name="Slug">Of the article that it leads to.</param>
public sealed record BannerLine(string Text, string? Slug)
{
    public static readonly Expression<Func<Banner, BannerLine>> From = b => new(b.Text, b.Article!.Slug);

    public string? Path => Slug is null ? null : Article.PathOf(Slug);
}

public static class BannerQueries
{
    /// <summary>What readers see at <paramref name="now"/> (UTC); the only definition.</summary>
    public static IQueryable<Banner> Shown(this IQueryable<Banner> banners, IQueryable<Article> articles, DateTime now)
    {
        var published = articles.Published(now);
        return banners.Where(b => b.EndedAt == null && b.EndsAt > now && (b.ArticleId == null || published.Any(a => a.Id == b.ArticleId)));
    }
}
