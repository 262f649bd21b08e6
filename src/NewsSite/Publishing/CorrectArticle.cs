using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>
/// Tells readers of a mistake in an article that they could read: takes in a correction or another wording of one, removes
/// it, puts it back. The article's version stays, so that who is writing on it is not disturbed; an import finds it edited.
/// </summary>
public sealed class CorrectArticle(NewsDb db, TimeProvider clock)
{
    /// <param name="code">The article's.</param>
    /// <param name="typed">As it was typed; where it is removed or put back its words count for nothing.</param>
    /// <param name="step">What becomes of it; the caller has asked whether who sends it may publish.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<CorrectOutcome> RunAsync(string code, TypedCorrection typed, CorrectionStep step, CancellationToken stopping)
    {
        if (typed.IsFarTooLong) return Task.FromResult<CorrectOutcome>(new CorrectOutcome.Refused([TypedCorrection.TooLong]));
        typed = typed.Cleaned();
        return db.WriteAsync<CorrectOutcome>(async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var article = await db.Articles.Include(a => a.Corrections).SingleOrDefaultAsync(a => a.Code == code, stopping);
            if (article?.HasBeenPublic(now) != true) return new CorrectOutcome.Missing();
            var correction = article.Corrections.Find(c => typed.Id is { } id ? c.Id == id : typed.IsDone(c, step));
            if (correction is null && (typed.Id is not null || step != CorrectionStep.Save)) return new CorrectOutcome.Missing();
            if (correction is not null && typed.IsDone(correction, step)) return new CorrectOutcome.Saved(correction);
            if (correction is not null && correction.Version != typed.Version) return new CorrectOutcome.Conflict(correction);
            if (step == CorrectionStep.Save && typed.Faults().ToList() is { Count: > 0 } faults) return new CorrectOutcome.Refused(faults);

            var compared = correction?.Compared;
            if (step == CorrectionStep.Save && typed.IsCompared != compared is not null)
            {
                compared = typed.IsCompared ? await VersionsAsync(article, stopping) : null;
                if (typed.IsCompared && compared is null) return new CorrectOutcome.Refused([new("compared", "desk.fault.no-versions")]);
            }
            correction = Apply(article, correction, typed, step, now);
            if (step == CorrectionStep.Save && correction.Compared != compared) correction.Compare(compared);
            article.MarkCorrected();
            await db.SaveChangesAsync(stopping);
            return new CorrectOutcome.Saved(correction);
        }, stopping);
    }

    // The newest words that readers could read, and those before them that were others. What was changed before its time came,
    // or undone, was read by nobody.
    private async Task<ComparedVersions?> VersionsAsync(Article article, CancellationToken stopping)
    {
        var since = article.FirstPublishedAt ?? (article.ReleasedAt > article.PublishedAt ? article.ReleasedAt : article.PublishedAt);
        VersionWords? after = null;
        Revision? next = null;
        await foreach (var revision in db.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id && r.Kind != RevisionKind.Autosaved).OrderByDescending(r => r.Id).AsAsyncEnumerable().WithCancellation(stopping))
        {
            var follower = next;
            next = revision;
            if (follower?.At < since) break;
            var isUndone = follower is { Kind: RevisionKind.Unpublished } && follower.At - revision.At <= Article.UndoTime;
            if (!revision.IsPublished || revision.IsPurged || isUndone) continue;
            var words = VersionWords.Of(revision);
            if (after is null) after = words;
            else if (words != after) return new(words, after);
        }
        return null;
    }

    private static Correction Apply(Article article, Correction? correction, TypedCorrection typed, CorrectionStep step, DateTime now)
    {
        if (correction is null)
        {
            if (typed.IsSubstantive) article.UpdatedAt = now;
            return article.Correct(typed.Kind, typed.Place, typed.Text, now);
        }
        if (step == CorrectionStep.Remove) correction.Remove(now);
        else if (step == CorrectionStep.PutBack) correction.PutBack();
        else correction.Word(typed.Kind, typed.Place, typed.Text);
        return correction;
    }
}
