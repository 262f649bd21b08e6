using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// Takes a reader's comment. The screening's phases stand in order and the first that decides ends it: size and shape,
/// closed, twins, flood, then those of <see cref="Screening"/>. What is accepted is on the disk.
/// </summary>
public sealed class SubmitComment(
    NewsDb db, ReservedNames reserved, OpenThreads threads, Twins twins, Flood flood, Screening screening, Senders senders, BreakWave wave, WriteDigest digest, HouseRules house, TimeProvider clock)
{
    /// <param name="input">As it was typed.</param>
    /// <param name="addressKey">The sender's, from <see cref="AddressKeys"/>: it stays in memory.</param>
    /// <param name="stopping">Until the commit; what was cancelled did not happen.</param>
    public async Task<SubmitOutcome> RunAsync(NewComment input, string addressKey, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Who decides on comments may speak for the paper: a reporter's words wait like a reader's.
        var isOfStaff = input.StaffId is { } staff && (await db.StaffMembers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == staff, stopping))?.MayModerate == true;
        if (TypedComment.Read(input, out var refused) is not { } typed) return refused!;
        if (typed.Name is not null && !isOfStaff && await reserved.IncludesAsync(typed.Name, stopping)) return new SubmitOutcome.Refused("comment.name-reserved", "name");
        var parentId = await ThreadOfAsync(input, stopping);
        if (input.ReplyTo is not null && parentId is null) return new SubmitOutcome.Refused("comment.reply-not-found", "replyTo");

        var rules = (await house.NowAsync(stopping)).Rules;
        if (await ClosedAsync(input, rules, isOfStaff, now, stopping) is { } closed) return closed;

        var key = Twins.KeyOf(input.ArticleId, parentId, addressKey, typed.Text);
        if (flood.Stop(addressKey, rules.PerMinute, isTwin: twins.Find(key, now)?.IsRecent(now) == true, now) is { } wait)
        {
            return new SubmitOutcome.Flooded(wait); // no part of a wave: one address would close the form for all
        }
        twins.Expect(key, now);

        var verdict = await screening.RunAsync(new(input.ArticleId, typed, addressKey, input.Stamp, input.Trap, input.Token, isOfStaff), stopping);
        var accepted = await db.WriteAsync(async () =>
        {
            // Decided within the transaction: of those that arrive at once, one is the first.
            var earlier = await EarlierAsync(key, input.ArticleId, parentId, typed.Text, now, stopping);
            var twin = earlier is { State: CommentState.Pending or CommentState.Published } && twins.Find(key, now)!.IsRecent(now) ? earlier : null;
            var comment = twin ?? await AddAsync(input, parentId, isOfStaff ? typed with { Name = null } : typed, isOfStaff, earlier is null ? verdict : Verdict.Held("screening.same-words"), now, stopping);
            if (twin is not null) comment.AddCopy();
            var code = input.WantsReceipt ? ReceiptCode.New() : null;
            if (code is not null) db.Receipts.Add(new Receipt { CodeHash = ReceiptCode.Hash(code), Comment = comment, CreatedAt = now });
            await db.SaveChangesAsync(stopping);
            if (twin is null)
            {
                twins.Remember(key, comment.Id, now);
                senders.Remember(comment.Id, addressKey, verdict.Token, now);
                if (comment.State == CommentState.Pending) await NoteAsync(comment, stopping);
            }
            return new SubmitOutcome.Accepted(code, comment.State, comment.Id);
        }, stopping);
        if (accepted.State == CommentState.Pending) await wave.NoteAsync(CancellationToken.None);
        return accepted;
    }

    private async Task NoteAsync(Comment comment, CancellationToken stopping)
    {
        await digest.NoteAsync(comment, stopping);
        await db.SaveChangesAsync(stopping);
    }

    /// <summary>The comment of the first level under which the answer stands; null when what it answers is not shown there.</summary>
    private Task<long?> ThreadOfAsync(NewComment input, CancellationToken stopping) =>
        db.Comments.Shown().Where(c => c.Id == input.ReplyTo && c.ArticleId == input.ArticleId)
            .Select(c => c.ParentId ?? (long?)c.Id).FirstOrDefaultAsync(stopping);

    private async Task<SubmitOutcome.Closed?> ClosedAsync(NewComment input, CommentRules rules, bool isOfStaff, DateTime now, CancellationToken stopping)
    {
        if (rules.Moderation == Moderation.Off) return new("comments.off");
        var article = await db.Articles.Published(now).Where(a => a.Id == input.ArticleId).Select(ThreadRule.Of).FirstOrDefaultAsync(stopping);
        if (article is null) return new("comments.no-article");
        if (isOfStaff) return null; // the paper answers, whatever the hour
        var standing = await threads.OfAsync(article, stopping);
        if (!standing.IsOpen) return new(standing.WhyClosed!, standing.Value);
        return await db.Comments.Waiting().OldestFirst().Select(c => c.Id).Skip(rules.MostWaiting).AnyAsync(stopping) ? new("comments.queue-full") : null;
    }

    /// <summary>The comment that the same words became before, unless it was withdrawn. An id that was rolled back may be another's by now, so the words are compared.</summary>
    private async Task<Comment?> EarlierAsync(string? key, long articleId, long? parentId, string text, DateTime now, CancellationToken stopping)
    {
        if (twins.Find(key, now)?.CommentId is not { } id) return null;
        var comment = await db.Comments.FirstOrDefaultAsync(c => c.Id == id && c.ArticleId == articleId && c.ParentId == parentId, stopping);
        return comment is not null && SameWords.Fold(comment.Text) == SameWords.Fold(text) ? comment : null;
    }

    private async Task<Comment> AddAsync(NewComment input, long? parentId, TypedComment typed, bool isOfStaff, Verdict verdict, DateTime now, CancellationToken stopping)
    {
        var comment = Comment.Write(input.ArticleId, parentId, typed.Name, typed.Text, verdict.Phase, now, isOfStaff);
        var rank = parentId is null ? 0 : await db.Comments.Where(c => c.Id == parentId).Select(c => c.Rank).FirstAsync(stopping);
        comment.Screen(verdict.State, verdict.Phase, verdict.Detail, rank, now);
        db.Comments.Add(comment);
        return comment;
    }
}
