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

    /// <summary>Sees to it that a revision says what the article says now, by whatever way that came in.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> KeepAsItStandsAsync(this NewsDb db, Article article, DateTime now, CancellationToken stopping)
    {
        await db.KeepFoundAsync(article, now, stopping);
        await db.KeepAsync(article, RevisionKind.Saved, null, "", now, stopping);
        await db.SaveChangesAsync(stopping);
        return await db.Revisions.Where(r => r.ArticleId == article.Id).MaxAsync(r => r.Id, stopping);
    }

    /// <summary>Makes room for one more. What a translation was made from stays while it is compared with it.</summary>
    public static async Task PruneRevisionsAsync(this NewsDb db, long articleId, CancellationToken stopping)
    {
        if (articleId == 0) return;
        var old = await db.Revisions.Where(r => r.ArticleId == articleId && !r.IsPublished && r.Kind != RevisionKind.Autosaved).OrderByDescending(r => r.Id).Skip(Revision.MostOthers - 1).ToListAsync(stopping);
        if (old.Count == 0) return;
        var story = await db.Articles.Where(a => a.Id == articleId).Select(a => a.StoryId).SingleAsync(stopping);
        var compared = await db.Articles.Where(a => a.StoryId == story && a.SourceRevisionId != null).Select(a => a.SourceRevisionId!.Value).ToListAsync(stopping);
        db.Revisions.RemoveRange(old.Where(r => !compared.Contains(r.Id)));
    }
}
