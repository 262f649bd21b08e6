namespace NewsSite.Model;

/// <summary>Which articles the desk's list shows; what is null, or empty, narrows nothing.</summary>
/// <param name="AuthorId">Whose name stands above it.</param>
/// <param name="From">UTC of the first moment of publication.</param>
/// <param name="Until">UTC of the moment behind the last.</param>
/// <param name="Words">As they were typed.</param>
/// <param name="StartedById">Who began it.</param>
public sealed record DeskFilter(Standing? Standing = null, string? Edition = null, long? SectionId = null, long? AuthorId = null, DateTime? From = null, DateTime? Until = null, string Words = "", long? StartedById = null)
{
    /// <summary>Whether the list is in the order of publication; else what was begun last comes first.</summary>
    public bool IsByTime => AuthorId is null && Words.Length == 0 && (From is not null || Until is not null || Standing == Model.Standing.Scheduled);

    /// <summary>Those of the articles that the filter lets through at <paramref name="now"/> (UTC), the words and the author apart.</summary>
    public IQueryable<Article> Of(IQueryable<Article> articles, DateTime now)
    {
        if (Standing is { } standing) articles = articles.ThatAre(standing, now);
        if (From is not null || Until is not null) articles = articles.Where(a => a.State == ArticleState.Published); // what has no day of publication is of none
        if (From is { } from) articles = articles.Where(a => a.PublishedAt >= from);
        if (Until is { } until) articles = articles.Where(a => a.PublishedAt < until);
        if (Edition is { } edition) articles = articles.In(edition);
        // By time and in all editions the index of a section has another order: it would have to be sorted.
        if (SectionId is { } section) articles = IsByTime && Edition is null ? articles.Where(a => (a.SectionId ?? 0) == section) : articles.Where(a => a.SectionId == section);
        return StartedById is { } writer ? articles.Where(a => a.StartedById == writer) : articles;
    }
}
