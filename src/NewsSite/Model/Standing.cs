namespace NewsSite.Model;

/// <summary>Where an article stands in the eyes of the staff: the stored state, and whether its time has come.</summary>
public enum Standing
{
    Draft,
    Submitted,
    Scheduled,
    Published,
    Withdrawn,
    Killed,
}

public static class Standings
{
    /// <param name="state">As stored.</param>
    /// <param name="publishedAt">UTC.</param>
    /// <param name="now">UTC.</param>
    public static Standing Of(ArticleState state, DateTime? publishedAt, DateTime now) => state switch
    {
        ArticleState.Draft => Standing.Draft,
        ArticleState.Submitted => Standing.Submitted,
        ArticleState.Withdrawn => Standing.Withdrawn,
        ArticleState.Killed => Standing.Killed,
        _ => publishedAt <= now ? Standing.Published : Standing.Scheduled,
    };

    /// <summary>Those that stand so at <paramref name="now"/> (UTC).</summary>
    public static IQueryable<Article> ThatAre(this IQueryable<Article> articles, Standing standing, DateTime now) => standing switch
    {
        Standing.Draft => articles.Unpublished().Where(a => a.State == ArticleState.Draft),
        Standing.Submitted => articles.Unpublished().Where(a => a.State == ArticleState.Submitted),
        Standing.Scheduled => articles.Where(a => a.State == ArticleState.Published && a.PublishedAt > now),
        Standing.Withdrawn => articles.Unpublished().Where(a => a.State == ArticleState.Withdrawn),
        Standing.Killed => articles.Unpublished().Where(a => a.State == ArticleState.Killed),
        _ => articles.Published(now),
    };

    // Said once more than logic needs: in these words the partial index of the desk knows its rows.
    private static IQueryable<Article> Unpublished(this IQueryable<Article> articles) => articles.Where(a => a.State != ArticleState.Published);
}
