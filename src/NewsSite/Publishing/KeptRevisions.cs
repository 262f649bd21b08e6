using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Keeps an article's revisions; the caller saves, in the transaction that changes the article.</summary>
internal static class KeptRevisions
{
    /// <summary>Before its first change here: what it was before that.</summary>
    public static async Task KeepFoundAsync(this NewsDb db, Article article, DateTime now, CancellationToken stopping)
    {
        if (article.Id == 0 || await db.Revisions.AnyAsync(r => r.ArticleId == article.Id, stopping)) return;
        db.Revisions.Add(Revision.Of(article, RevisionKind.Found, null, "", article.PublishedAt < now ? article.PublishedAt.Value : now));
        await db.SaveChangesAsync(stopping); // its id comes before that of what follows
    }

    /// <summary>After a change. Saving what is kept already keeps nothing more; of what readers never saw the oldest go.</summary>
    public static async Task KeepAsync(this NewsDb db, Article article, RevisionKind kind, long? by, string note, DateTime now, CancellationToken stopping)
    {
        var last = article.Id == 0 ? null : await db.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(stopping);
        if (kind == RevisionKind.Saved && note.Length == 0 && last?.Says(article) == true && last.IsPublished == (article.State == ArticleState.Published)) return;
        db.Revisions.Add(Revision.Of(article, kind, by, note, now));
        await db.PruneRevisionsAsync(article.Id, stopping);
    }

    /// <summary>Makes room for one more.</summary>
    public static async Task PruneRevisionsAsync(this NewsDb db, long articleId, CancellationToken stopping)
    {
        if (articleId == 0) return;
        db.Revisions.RemoveRange(await db.Revisions.Where(r => r.ArticleId == articleId && !r.IsPublished).OrderByDescending(r => r.Id).Skip(Revision.MostOthers - 1).ToListAsync(stopping));
    }
}
