using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>
/// Gives an article the words of an older revision. Nothing is lost by it: what was there before is a revision too. A
/// picture that it did not have then keeps the words that describe it.
/// </summary>
public sealed class RestoreRevision(NewsDb db, BodyRenderer renderer, TimeProvider clock)
{
    /// <param name="code">The article's; the caller has asked whether <paramref name="by"/> may change it.</param>
    /// <param name="id">The revision's.</param>
    /// <param name="version">The article's, that its restorer saw.</param>
    /// <param name="by">Who restores.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<RestoreOutcome> RunAsync(string code, long id, int version, StaffMember by, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var article = await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping);
        var revision = article is null ? null : await db.Revisions.SingleOrDefaultAsync(r => r.Id == id && r.ArticleId == article.Id && !r.IsPurged, stopping);
        if (article is null || article.State == ArticleState.Killed || revision is null) return RestoreOutcome.Missing;
        if (article.Version != version) return RestoreOutcome.Conflict;
        await db.KeepAsync(article, RevisionKind.Saved, null, "", now, stopping);
        await db.SaveChangesAsync(stopping);

        var (text, pictures) = await renderer.RenderAsync(revision.Body, stopping);
        article.Headline = revision.Headline;
        article.Summary = revision.Summary;
        if (article.Lead is { } lead && revision.Alt.Length > 0 && revision.Shows(article)) (lead.Alt, lead.Caption) = (revision.Alt, revision.Caption.Length > 0 ? revision.Caption : null);
        article.Write(revision.Body, text, pictures);
        article.MarkSaved();
        await db.KeepAsync(article, RevisionKind.Restored, by.Id, "", now, stopping);
        await db.SaveChangesAsync(stopping);
        return RestoreOutcome.Restored;
    }, stopping);
}

public enum RestoreOutcome
{
    Restored,

    /// <summary>There is no such article or revision, or its words were destroyed.</summary>
    Missing,

    /// <summary>Someone else saved in between; nothing was changed.</summary>
    Conflict,
}
