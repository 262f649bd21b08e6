using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>
/// Lets a writer mend a comment in its first minutes, by its receipt. It is screened anew; where others had sent the same
/// words, theirs stay and a copy of its own is split off (DESIGN §4, twins).
/// </summary>
public sealed class MendComment(NewsDb db, ReservedNames reserved, OpenThreads threads, HouseRules house, Flood flood, Screening screening, Senders senders, BreakWave wave, WriteDigest digest, TimeProvider clock)
{
    /// <param name="receiptCode">As it was typed.</param>
    /// <param name="input">Name and text, and what came with the form.</param>
    /// <param name="addressKey">The sender's, which stays in memory.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>Null where there is no such receipt, or its time is over, or somebody else has had a say in the comment.</returns>
    public async Task<SubmitOutcome?> RunAsync(string receiptCode, NewComment input, string addressKey, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (TypedComment.Read(input, out var refused) is not { } typed) return refused;
        if (typed.Name is not null && await reserved.IncludesAsync(typed.Name, stopping)) return new SubmitOutcome.Refused("comment.name-reserved", "name");
        if (await db.Receipts.ByCode(receiptCode).Select(r => new { r.Comment.ArticleId, Rule = new ThreadRule(r.Comment.Article.Comments, r.Comment.Article.CommentsUntil, r.Comment.Article.PublishedAt ?? now) }).FirstOrDefaultAsync(stopping) is not { } under) return null;
        var standing = await threads.OfAsync(under.Rule, stopping);
        if (!standing.IsOpen) return new SubmitOutcome.Closed(standing.WhyClosed!, standing.Value);
        if (flood.Stop(addressKey, (await house.NowAsync(stopping)).Rules.PerMinute, isTwin: false, now) is { } wait) return new SubmitOutcome.Flooded(wait);
        var verdict = await screening.RunAsync(new(under.ArticleId, typed, addressKey, input.Stamp, input.Trap, input.Token), stopping);
        var hadWaited = false;
        var mended = await db.WriteAsync(async () =>
        {
            var receipt = await db.Receipts.ByCode(receiptCode).Include(r => r.Comment).FirstOrDefaultAsync(stopping);
            if (receipt?.IsEditable(now) != true) return null;
            var isFirst = await db.Receipts.IsFirstAsync(receipt, stopping);
            if ((isFirst ? receipt.Comment.Name : null, receipt.Comment.Text) == (typed.Name, typed.Text) && string.IsNullOrWhiteSpace(input.Token))
            {
                hadWaited = true; // nothing was changed: it is screened no more, and is no part of a wave
                return receipt.Comment;
            }
            var receiptRank = receipt.Comment.Rank;
            hadWaited = receipt.Comment is { State: CommentState.Pending, Copies: 1 };
            var comment = receipt.Comment.Copies > 1 ? SplitOff(receipt, isFirst, typed, verdict, now) : receipt.Comment;
            comment.Mend(typed.Name, typed.Text, now);
            comment.Screen(verdict.State, verdict.Phase, verdict.Detail, receiptRank, now);
            await db.SaveChangesAsync(stopping);
            await ThreadRanks.MoveAsync(db, [comment], stopping);
            senders.Remember(comment.Id, addressKey, verdict.Token, now);
            if (comment.State == CommentState.Pending && await digest.NoteAsync(comment, stopping)) await db.SaveChangesAsync(stopping);
            return comment;
        }, stopping);
        if (mended is null) return null;
        if (mended.State == CommentState.Pending && !hadWaited) await wave.NoteAsync(CancellationToken.None);
        await db.EraseTracesAsync(); // what was mended may have told too much
        return new SubmitOutcome.Accepted(receiptCode, mended.State, mended.Id);
    }

    private Comment SplitOff(Receipt receipt, bool isFirst, TypedComment typed, Verdict verdict, DateTime now)
    {
        var shared = receipt.Comment;
        var own = Comment.Write(shared.ArticleId, shared.ParentId, typed.Name, typed.Text, verdict.Phase, now, answersId: shared.AnswersId);
        shared.WithdrawCopy(isFirst, now);
        receipt.Comment = own;
        db.Comments.Add(own);
        return own;
    }
}
