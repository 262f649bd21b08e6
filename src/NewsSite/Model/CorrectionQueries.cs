using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>The words in which pages, feeds and sitemaps ask for corrections: one definition of each.</summary>
public static class CorrectionQueries
{
    /// <summary>What nobody has removed; readers see it where they see its article.</summary>
    public static IQueryable<Correction> Shown(this IQueryable<Correction> corrections) => corrections.Where(c => c.RemovedAt == null);

    public static IQueryable<Correction> To(this IQueryable<Correction> corrections, long articleId) => corrections.Where(c => c.ArticleId == articleId);

    public static IQueryable<Correction> NewestFirst(this IQueryable<Correction> corrections) => corrections.OrderByDescending(c => c.At).ThenByDescending(c => c.Id);

    /// <summary>The corrections of one edition's public articles, newest first, from the key on.</summary>
    public static IQueryable<CorrectionLine> NewestIn(this IQueryable<Correction> corrections, IQueryable<Article> articles, string edition, ListKey? before, DateTime now)
    {
        corrections = corrections.Shown().Where(c => c.Edition == edition);
        if (before is { } k) corrections = corrections.Where(c => c.At <= k.Time && (c.At < k.Time || c.Id < k.Id));
        return corrections.NewestFirst()
            .Join(articles.Published(now), c => c.ArticleId, a => a.Id, (c, a) => new CorrectionLine(c.Id, c.Kind, c.Text, c.At, a.Code, a.Slug, a.Headline));
    }
}
