using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>What is told under an embargo is so in every language.</summary>
internal static class StoryEmbargo
{
    /// <summary>The end (UTC) of an embargo on the same story in another edition which forbids publishing at that time; null where none does.</summary>
    public static Task<DateTime?> EmbargoOfStoryAsync(this IQueryable<Article> articles, Article article, DateTime at, CancellationToken stopping) =>
        articles.Where(a => a.StoryId == article.StoryId && a.Id != article.Id && a.EmbargoUntil > at).MaxAsync(a => a.EmbargoUntil, stopping);
}
