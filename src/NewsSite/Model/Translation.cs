namespace NewsSite.Model;

/// <summary>An article that was translated from another of its story, beside that.</summary>
/// <param name="Article">The translation.</param>
/// <param name="Source">As it stands now.</param>
/// <param name="Since">What the source said when it was translated, or when the two were compared last; null where no revision tells.</param>
public sealed record Translation(Article Article, Article Source, Revision? Since)
{
    /// <summary>Readers do not get the source any more: what becomes of the translation, somebody should decide.</summary>
    public bool IsSourceGone => Source.State is ArticleState.Withdrawn or ArticleState.Killed;

    /// <summary>The source says something else by now. One without any revision was never changed here: it says what it said.</summary>
    public bool IsStale => !IsSourceGone && (Since is null ? Article.SourceRevisionId is not null : !Since.Says(Source));
}

/// <summary>The words in which the desk asks what was translated.</summary>
public static class TranslationQueries
{
    // Enough to tell what a topic is called in another edition.
    private const int MostPairs = 50;

    /// <summary>The revisions of the source from which it may have been translated, the most likely first: the one that is remembered; of what was imported, the last one of the day on which it was translated.</summary>
    public static IQueryable<Revision> TranslatedInto(this IQueryable<Revision> revisions, Article translation, long sourceId)
    {
        revisions = revisions.Where(r => r.ArticleId == sourceId);
        if (translation.SourceRevisionId is { } id) return revisions.Where(r => r.Id == id);
        var end = translation.TranslatedOn?.AddDays(1) ?? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
        return revisions.Where(r => r.At < end).OrderByDescending(r => r.Id);
    }

    /// <summary>Names of the topics that stood in its place where articles with that topic were translated: the public pairs that have as many topics, the newest first.</summary>
    /// <param name="links">All of them.</param>
    /// <param name="now">UTC.</param>
    public static IQueryable<string> CounterpartsOf(this IQueryable<ArticleTopic> links, IQueryable<Article> articles, long topicId, string edition, DateTime now) =>
        links.Where(l => l.TopicId == topicId && l.PublishedAt <= now).OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId).Take(MostPairs)
            .Join(articles, l => l.ArticleId, a => a.Id, (l, a) => new { l.Position, a.StoryId, Count = a.Topics.Count })
            .Join(articles.Published(now).Where(t => t.Edition == edition), s => s.StoryId, t => t.StoryId, (s, t) => new { s.Position, s.Count, t.Id, Theirs = t.Topics.Count })
            .Where(pair => pair.Count == pair.Theirs)
            .Join(links, pair => new { ArticleId = pair.Id, pair.Position }, l => new { l.ArticleId, l.Position }, (_, l) => l.Topic.Name);
}
