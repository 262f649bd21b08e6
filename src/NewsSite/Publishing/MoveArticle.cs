using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>What becomes of an article as it is saved, without its form.</summary>
public enum MoveStep
{
    /// <summary>The writer is done.</summary>
    Submit,

    /// <summary>Public at once, or at the time that it has been given; an embargo forbids both before its end.</summary>
    Publish,

    /// <summary>Back to a draft.</summary>
    Unpublish,

    /// <summary>Taken back: its address says so to readers.</summary>
    Withdraw,

    /// <summary>As if it had not been published a moment ago.</summary>
    Undo,
}

/// <summary>Takes an article from one state into the next, one in the list of many or one alone. What happened is a revision.</summary>
public sealed class MoveArticle(NewsDb db, TimeProvider clock)
{
    /// <summary>Whether who is of the staff may do that to any article; to which one, <see cref="StaffMember.MayEdit(Article)"/> says.</summary>
    public static bool IsFor(StaffMember staff, MoveStep step) => step == MoveStep.Submit ? staff.MayWrite : staff.MayPublish;

    /// <param name="code">The article's.</param>
    /// <param name="step">The caller has asked <see cref="IsFor"/>.</param>
    /// <param name="by">Whose step it is; an article that they may not change is not there for them.</param>
    /// <param name="note">Why, for those who read its revisions.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<MoveOutcome> RunAsync(string code, MoveStep step, StaffMember by, string note, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Code == code, stopping) is not { } article || !by.MayEdit(article)) return new MoveOutcome(null, null);
        if (FaultOf(article, step, now) is { } fault) return new MoveOutcome(article, fault);
        await db.KeepFoundAsync(article, now, stopping);
        var kind = await MoveAsync(article, step, now, stopping);
        article.MarkSaved();
        await db.KeepAsync(article, kind, by.Id, PlainText.CleanLine(note) is var line && line.Length <= Revision.MaxNoteLength ? line : line[..Revision.MaxNoteLength], now, stopping);
        await db.SaveChangesAsync(stopping);
        return new MoveOutcome(article, null);
    }, stopping);

    private static Fault? FaultOf(Article article, MoveStep step, DateTime now)
    {
        if (article.State == ArticleState.Killed) return new("headline", "desk.fault.killed");
        switch (step)
        {
            case MoveStep.Submit: return article.State == ArticleState.Draft ? null : new("headline", "desk.fault.no-draft");
            case MoveStep.Unpublish: return article.State == ArticleState.Draft ? new("headline", "desk.fault.a-draft") : null;
            case MoveStep.Withdraw: return article.HasBeenPublic(now) && article.State != ArticleState.Withdrawn ? null : new("headline", "desk.fault.never-public");
            case MoveStep.Undo: return article.CanBeUndone(now) ? null : new("headline", "desk.fault.undo-late");
            default:
                if (article.IsPublic(now)) return new("headline", "desk.fault.public");
                if (string.IsNullOrWhiteSpace(article.Body)) return new("body", "desk.fault.body-empty");
                if (article.Lead is { Alt.Length: 0 }) return new("alt", "desk.fault.alt-empty");
                return article.IsUnderEmbargoAt(TimeFor(article, now)) ? new("publishAt", "desk.fault.embargo", article.EmbargoUntil) : null;
        }
    }

    private async Task<RevisionKind> MoveAsync(Article article, MoveStep step, DateTime now, CancellationToken stopping)
    {
        switch (step)
        {
            case MoveStep.Submit:
                article.Submit();
                return RevisionKind.Submitted;
            case MoveStep.Publish:
                var at = TimeFor(article, now);
                article.Date(at);
                article.Publish(at);
                article.Release(now);
                return RevisionKind.Published;
            case MoveStep.Withdraw:
                article.Withdraw();
                return RevisionKind.Withdrawn;
            case MoveStep.Undo:
                article.UndoPublication(await WasSubmittedAsync(article, stopping) ? ArticleState.Submitted : ArticleState.Draft);
                return RevisionKind.Unpublished;
            default:
                article.Unpublish(now);
                return RevisionKind.Unpublished;
        }
    }

    // The time that it was given, where that is to come; that under which readers knew it before; else now. What is scheduled comes at once.
    private static DateTime TimeFor(Article article, DateTime now) =>
        article.State != ArticleState.Published && article.PublishedAt > now ? article.PublishedAt.Value : article.FirstPublishedAt ?? now;

    // What it was before the last time that an editor let readers have it.
    private async Task<bool> WasSubmittedAsync(Article article, CancellationToken stopping) =>
        await db.Revisions.Where(r => r.ArticleId == article.Id && (r.Kind == RevisionKind.Submitted || r.Kind == RevisionKind.Unpublished))
            .OrderByDescending(r => r.Id).Select(r => (RevisionKind?)r.Kind).FirstOrDefaultAsync(stopping) == RevisionKind.Submitted;
}

/// <summary>What became of it.</summary>
/// <param name="Article">Null where there is none for who asked.</param>
/// <param name="Fault">Why nothing was done; null where it was.</param>
public sealed record MoveOutcome(Article? Article, Fault? Fault);
