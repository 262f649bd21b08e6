using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>The words in which pages, feeds, sitemaps and exports ask for articles: one definition of each.</summary>
public static class ArticleQueries
{
    /// <summary>Those that came by import and that nobody has touched here since.</summary>
    public static IQueryable<Article> AsImported(this IQueryable<Article> articles) => articles.Where(a => a.ImportHash != null && a.Version == a.ImportedVersion);

    /// <summary>What the public may read at <paramref name="now"/> (UTC). Compares with the constant, so that the partial index serves it.</summary>
    public static IQueryable<Article> Published(this IQueryable<Article> articles, DateTime now) =>
        articles.Where(a => a.State == ArticleState.Published && a.PublishedAt <= now);

    /// <summary>Those whose publication cannot be undone any more: an editor published them at <paramref name="due"/> (UTC) at the latest.</summary>
    public static IQueryable<Article> ReleasedBy(this IQueryable<Article> articles, DateTime due) => articles.Where(a => a.ReleasedAt == null || a.ReleasedAt <= due);

    /// <summary>Those that readers are told of no more than that they are gone.</summary>
    public static IQueryable<Article> TakenBack(this IQueryable<Article> articles) => articles.Where(a => a.State == ArticleState.Withdrawn || (a.State == ArticleState.Killed && a.PublishedAt != null));

    public static IQueryable<Article> In(this IQueryable<Article> articles, string edition) => articles.Where(a => a.Edition == edition);

    public static IQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);

    /// <summary>Those that are pinned at <paramref name="now"/> (UTC).</summary>
    public static IQueryable<Article> PinnedAt(this IQueryable<Article> articles, DateTime now) =>
        articles.Where(a => a.Pinned && (a.PinnedUntil == null || a.PinnedUntil > now));

    /// <summary>The published ones that were ever pinned and not taken down, a handful: those whose pin has ended stay until somebody arranges them. Without a time, so that their own index serves it.</summary>
    public static IQueryable<Article> Pins(this IQueryable<Article> articles) => articles.Where(a => a.State == ArticleState.Published && a.Pinned);

    /// <summary>Pinned ones as they stand on the front page, the lead first.</summary>
    public static IQueryable<Article> LeadFirst(this IQueryable<Article> articles) =>
        articles.OrderBy(a => a.PinnedPlace).ThenByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);

    /// <summary>Those that come after the key in a list that is newest first; all of them without a key.</summary>
    public static IQueryable<Article> Before(this IQueryable<Article> articles, ListKey? key) =>
        key is not { } k ? articles : articles.Where(a => a.PublishedAt <= k.Time && (a.PublishedAt < k.Time || a.Id < k.Id));

    /// <summary>The published articles of a topic, by the topic's own index.</summary>
    public static IQueryable<Article> NewestOf(this IQueryable<ArticleTopic> links, IQueryable<Article> articles, long topicId, ListKey? before, DateTime now)
    {
        links = links.Where(l => l.TopicId == topicId && l.PublishedAt <= now);
        if (before is { } k) links = links.Where(l => l.PublishedAt <= k.Time && (l.PublishedAt < k.Time || l.ArticleId < k.Id));
        return links.OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId)
            .Join(articles.Published(now), l => l.ArticleId, a => a.Id, (_, a) => a);
    }

    /// <summary>The published articles of an author in one edition, by the byline's own index.</summary>
    public static IQueryable<Article> NewestOf(this IQueryable<Byline> links, IQueryable<Article> articles, long authorId, string edition, ListKey? before, DateTime now)
    {
        links = links.Where(l => l.AuthorId == authorId && l.Edition == edition && l.PublishedAt <= now);
        if (before is { } k) links = links.Where(l => l.PublishedAt <= k.Time && (l.PublishedAt < k.Time || l.ArticleId < k.Id));
        return links.OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId)
            .Join(articles.Published(now), l => l.ArticleId, a => a.Id, (_, a) => a);
    }
}
