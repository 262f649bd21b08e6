using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;

namespace NewsSite.Safety;

/// <summary>
/// Destroys an article: its words in every version, what search, feeds and previews know of it, and its pictures. Its
/// addresses, and those of the pictures, say from then on that it is gone; its row stays, so that no import brings it back.
/// </summary>
public sealed class KillArticle(NewsDb db, DestroyPictures destroy, Ledger ledger, TimeProvider clock)
{
    /// <summary>What would be destroyed with it, and what would not.</summary>
    /// <param name="article">As it is saved.</param>
    /// <param name="stopping">Who asked has gone.</param>
    public async Task<KillPlan> PlanAsync(Article article, CancellationToken stopping)
    {
        // Those that it shows, and those that stood above it before.
        var pictures = await db.MediaFiles.Where(m => m.DestroyedAt == null && (db.Set<ArticlePicture>().Any(p => p.ArticleId == article.Id && p.MediaFileId == m.Id) || db.Revisions.Any(r => r.ArticleId == article.Id && r.Picture == m.Key))).OrderBy(m => m.Id).ToListAsync(stopping);
        var keys = pictures.Select(p => p.Id).ToList();
        var shared = await db.Set<ArticlePicture>().Where(p => keys.Contains(p.MediaFileId) && p.ArticleId != article.Id)
            .Join(db.Articles, p => p.ArticleId, a => a.Id, (p, a) => new { p.MediaFileId, a.Code, a.Headline, a.Edition }).OrderBy(a => a.Code).ToListAsync(stopping);
        return new(
            await db.Revisions.CountAsync(r => r.ArticleId == article.Id && !r.IsPurged, stopping),
            pictures.FindAll(p => !shared.Exists(s => s.MediaFileId == p.Id)),
            [.. shared.Select(s => new KillPlan.Other(s.Code, s.Edition, s.Headline)).Distinct()]);
    }

    /// <param name="code">The article's; the caller has asked whether <paramref name="by"/> may publish.</param>
    /// <param name="by">Who destroys it; null where the ledger does.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>What was destroyed; null where there is no such article, or it was destroyed before.</returns>
    public async Task<KillPlan?> RunAsync(string code, StaffMember? by, CancellationToken stopping)
    {
        var done = await db.WriteAsync(() => DestroyAsync(code, by, stopping), stopping);
        if (done is not null) await db.EraseTracesAsync();
        return done;
    }

    private async Task<KillPlan?> DestroyAsync(string code, StaffMember? by, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var article = await db.Articles.Include(a => a.Topics).ThenInclude(t => t.Topic).Include(a => a.Bylines).Include(a => a.Pictures).Include(a => a.Lead!.MediaFile).Include(a => a.Corrections).SingleOrDefaultAsync(a => a.Code == code, stopping);
        if (article is not { State: not ArticleState.Killed }) return null;
        var plan = await PlanAsync(article, stopping);

        article.Kill(now);
        await db.LeaveTopicsAsync(article, [.. article.Topics.Select(t => t.Topic)], stopping);
        article.Corrections.Clear();
        article.MarkSaved();
        foreach (var revision in await db.Revisions.Where(r => r.ArticleId == article.Id).ToListAsync(stopping)) revision.Purge();
        var last = Revision.Of(article, RevisionKind.Killed, by?.Id, "", now);
        last.Purge();
        db.Revisions.Add(last);
        db.Autosaves.RemoveRange(await db.Autosaves.Where(a => a.Code == code).ToListAsync(stopping));
        db.PreviewLinks.RemoveRange(await db.PreviewLinks.Where(l => l.ArticleId == article.Id).ToListAsync(stopping));
        db.Banners.RemoveRange(await db.Banners.Where(b => b.ArticleId == article.Id).ToListAsync(stopping));
        await db.SaveChangesAsync(stopping);
        await ledger.AddAsync(LedgerAct.ArticleKilled, code, stopping);
        await destroy.RunAsync(plan.Pictures, stopping);
        return plan;
    }
}

/// <summary>What goes with an article that is destroyed.</summary>
/// <param name="Revisions">How many versions have words.</param>
/// <param name="Pictures">Those that no other article shows.</param>
/// <param name="Others">The articles that share a picture with it: such a picture stays.</param>
public sealed record KillPlan(int Revisions, IReadOnlyList<MediaFile> Pictures, IReadOnlyList<KillPlan.Other> Others)
{
    public sealed record Other(string Code, string Edition, string Headline);
}
