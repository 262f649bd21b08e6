using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>What is told under an embargo is so in every language.</summary>
internal static class StoryEmbargo
{
    /// <summary>The end (UTC) of an embargo on the same story in another edition which forbids publishing at that time; null where none does.</summary>
    public static Task<DateTime?> EmbargoOfStoryAsync(this IQueryable<Article> articles, Article article, DateTime at, CancellationToken stopping) =>
        articles.EmbargoOfStoryAsync(article.StoryId, article.Code, at, stopping);

    /// <summary>The same for an article that is not there yet.</summary>
    public static Task<DateTime?> EmbargoOfStoryAsync(this IQueryable<Article> articles, long storyId, string code, DateTime at, CancellationToken stopping) =>
        articles.Where(a => a.StoryId == storyId && a.Code != code && a.EmbargoUntil > at).MaxAsync(a => a.EmbargoUntil, stopping);

    /// <summary>The headline of the same story in another edition which would break an embargo until that time (UTC): it is scheduled for one before. Null where none would.</summary>
    public static Task<string?> ScheduledBeforeAsync(this IQueryable<Article> articles, long storyId, string code, DateTime embargo, DateTime now, CancellationToken stopping) =>
        articles.Where(a => a.StoryId == storyId && a.Code != code && a.State == ArticleState.Published && a.PublishedAt > now && a.PublishedAt < embargo).OrderBy(a => a.PublishedAt).Select(a => a.Headline).FirstOrDefaultAsync(stopping);
}
