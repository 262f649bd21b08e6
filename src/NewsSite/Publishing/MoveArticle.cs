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
public sealed class MoveArticle(NewsDb db, BodyRenderer renderer, TimeProvider clock)
{
    private const string Odd = "desk.fault.warnings";

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
        if (step == MoveStep.Publish && await renderer.MissingPictureAsync(article.Body, stopping) is not null) return new MoveOutcome(article, new("body", Odd));
        if (step == MoveStep.Publish && await db.Articles.EmbargoOfStoryAsync(article, TimeFor(article, now), stopping) is { } embargo) return new MoveOutcome(article, new("publishAt", "desk.fault.embargo", embargo));
        if (step == MoveStep.Publish && await db.SourceOf(article).AnyAsync(s => s.Headline == article.Headline, stopping)) return new MoveOutcome(article, new("headline", Odd));
        await db.KeepFoundAsync(article, now, stopping);
        var kind = await MoveAsync(article, step, now, stopping);
        article.MarkSaved();
        if (step == MoveStep.Publish && article.IsPublic(now)) await db.LearnAsync(article, stopping);
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
                // Who publishes many at once has not read what is odd about one: its own page says that, and publishes it all the same.
                if (TextWarnings.Of(article.Edition, article.Headline, article.Body, OtherWordsOf(article)).Count > 0) return new("headline", Odd);
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
                article.UndoPublication(await StateBeforeAsync(article, stopping));
                return RevisionKind.Unpublished;
            default:
                article.Unpublish(now);
                return RevisionKind.Unpublished;
        }
    }

    private static IEnumerable<(string Field, string? Text)> OtherWordsOf(Article article) => new TypedArticle
    {
        Edition = article.Edition,
        Summary = article.Summary,
        Alt = article.Lead?.Alt ?? "",
        AltLang = article.Lead?.AltLang ?? "",
        Caption = article.Lead?.Caption ?? "",
        Credit = article.Lead?.Credit ?? "",
        Guests = article.Guests ?? "",
        Topics = string.Join(", ", article.Topics.Select(t => t.Topic.Name)),
        SearchTitle = article.SharedWords?.SearchTitle ?? "",
        SearchDescription = article.SharedWords?.SearchDescription ?? "",
        SocialTitle = article.SharedWords?.SocialTitle ?? "",
        SocialDescription = article.SharedWords?.SocialDescription ?? "",
    }.OtherWords;

    // The time that it was given, where that is to come; that under which readers knew it before; else now. What is scheduled comes at once.
    private static DateTime TimeFor(Article article, DateTime now) =>
        article.State != ArticleState.Published && article.PublishedAt > now ? article.PublishedAt.Value : article.FirstPublishedAt ?? now;

    // What it was before the last time that an editor let readers have it.
    private async Task<ArticleState> StateBeforeAsync(Article article, CancellationToken stopping) =>
        await db.Revisions.Where(r => r.ArticleId == article.Id && (r.Kind == RevisionKind.Submitted || r.Kind == RevisionKind.Unpublished || r.Kind == RevisionKind.Withdrawn))
            .OrderByDescending(r => r.Id).Select(r => (RevisionKind?)r.Kind).FirstOrDefaultAsync(stopping) switch
        {
            RevisionKind.Submitted => ArticleState.Submitted,
            RevisionKind.Withdrawn => ArticleState.Withdrawn,
            _ => ArticleState.Draft,
        };
}

/// <summary>What became of it.</summary>
/// <param name="Article">Null where there is none for who asked.</param>
/// <param name="Fault">Why nothing was done; null where it was.</param>
public sealed record MoveOutcome(Article? Article, Fault? Fault);
