using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Closes the comments of one article, or of the whole paper in an emergency, and opens them again. What is there stays readable.</summary>
public sealed class CloseThreads(NewsDb db, OpenThreads threads, Wave wave, TimeProvider clock)
{
    /// <param name="articleId">Whose comments.</param>
    /// <param name="isClosed">Closed; else as it was before, or open whatever the article's age.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where there is no such article.</returns>
    public Task<bool> OfArticleAsync(long articleId, bool isClosed, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Articles.FirstOrDefaultAsync(a => a.Id == articleId, stopping) is not { } article) return false;
        if (isClosed)
        {
            article.CloseComments();
        }
        else
        {
            article.ReopenComments();
            var standing = await threads.OfAsync(new ThreadRule(article.Comments, article.CommentsUntil, article.PublishedAt ?? clock.GetUtcNow().UtcDateTime), stopping);
            if (standing.IsClosedByArticle) (article.Comments, article.CommentsUntil) = (CommentsRule.Open, null); // by its age or its date: who opens them means it
        }
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);

    /// <summary>Of every article at once.</summary>
    public Task OfAllAsync(bool isClosed, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var row = await db.Discussions.FirstOrDefaultAsync(d => d.Id == Discussion.OnlyId, stopping);
        if (row is null) db.Discussions.Add(row = new Discussion());
        if (isClosed) row.Close(clock.GetUtcNow().UtcDateTime);
        else row.Open();
        wave.Forget();
        await db.SaveChangesAsync(stopping);
    }, stopping);
}
