using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// Takes a reader's comment. The screening's phases stand in order and the first that decides ends it: size and shape,
/// closed, twins, flood, then whether it waits for an editor. What is accepted is on the disk.
/// </summary>
public sealed class SubmitComment(NewsDb db, ReservedNames reserved, Twins twins, Flood flood, CommentRules rules, TimeProvider clock)
{
    /// <param name="input">As it was typed.</param>
    /// <param name="addressKey">The sender's, from <see cref="AddressKeys"/>: it stays in memory.</param>
    /// <param name="stopping">Until the commit; what was cancelled did not happen.</param>
    public async Task<SubmitOutcome> RunAsync(NewComment input, string addressKey, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (TypedComment.Read(input, out var refused) is not { } typed) return refused!;
        if (typed.Name is not null && await reserved.IncludesAsync(typed.Name, stopping)) return new SubmitOutcome.Refused("comment.name-reserved", "name");
        var parentId = await ThreadOfAsync(input, stopping);
        if (input.ReplyTo is not null && parentId is null) return new SubmitOutcome.Refused("comment.reply-not-found", "replyTo");

        if (await ClosedAsync(input.ArticleId, now, stopping) is { } why) return new SubmitOutcome.Closed(why);

        var key = Twins.KeyOf(input.ArticleId, parentId, addressKey, typed.Text);
        if (flood.Stop(addressKey, isTwin: twins.Find(key, now)?.IsRecent(now) == true, now) is { } wait) return new SubmitOutcome.Flooded(wait);
        twins.Expect(key, now);

        var isStaffName = typed.Name is not null && await reserved.IsStaffAsync(typed.Name, stopping);
        return await db.WriteAsync<SubmitOutcome>(async () =>
        {
            // Decided within the transaction: of those that arrive at once, one is the first.
            var earlier = await EarlierAsync(key, input.ArticleId, parentId, typed.Text, now, stopping);
            var twin = earlier is { State: CommentState.Pending or CommentState.Published } && twins.Find(key, now)!.IsRecent(now) ? earlier : null;
            var comment = twin ?? Screen(input.ArticleId, parentId, typed, isStaffName, isRepeated: earlier is not null, now);
            if (twin is null) db.Comments.Add(comment);
            else comment.AddCopy();
            var code = input.WantsReceipt ? ReceiptCode.New() : null;
            if (code is not null) db.Receipts.Add(new Receipt { CodeHash = ReceiptCode.Hash(code), Comment = comment, CreatedAt = now });
            await db.SaveChangesAsync(stopping);
            if (twin is null) twins.Remember(key, comment.Id, now);
            return new SubmitOutcome.Accepted(code, comment.State, comment.Id);
        }, stopping);
    }

    /// <summary>The comment of the first level under which the answer stands; null when what it answers is not shown there.</summary>
    private Task<long?> ThreadOfAsync(NewComment input, CancellationToken stopping) =>
        db.Comments.Shown().Where(c => c.Id == input.ReplyTo && c.ArticleId == input.ArticleId)
            .Select(c => c.ParentId ?? (long?)c.Id).FirstOrDefaultAsync(stopping);

    private async Task<string?> ClosedAsync(long articleId, DateTime now, CancellationToken stopping)
    {
        if (rules.Moderation == Moderation.Off || await db.Papers.AnyAsync(p => p.PanicSince != null, stopping)) return "comments.off";
        var rule = await db.Articles.Published(now).Where(a => a.Id == articleId).Select(a => (CommentsRule?)a.Comments).FirstOrDefaultAsync(stopping);
        return rule switch
        {
            null => "comments.no-article",
            CommentsRule.Closed => "comments.closed",
            _ => null,
        };
    }

    /// <summary>The comment that the same words became before, unless it was withdrawn. An id that was rolled back may be another's by now, so the words are compared.</summary>
    private async Task<Comment?> EarlierAsync(string? key, long articleId, long? parentId, string text, DateTime now, CancellationToken stopping)
    {
        if (twins.Find(key, now)?.CommentId is not { } id) return null;
        var comment = await db.Comments.FirstOrDefaultAsync(c => c.Id == id && c.ArticleId == articleId && c.ParentId == parentId, stopping);
        return comment is not null && SameWords.Fold(comment.Text) == SameWords.Fold(text) ? comment : null;
    }

    private Comment Screen(long articleId, long? parentId, TypedComment typed, bool isStaffName, bool isRepeated, DateTime now)
    {
        var phase = isStaffName ? "screening.staff-name"
            : isRepeated ? "screening.same-words"
            : rules.Moderation switch
            {
                Moderation.None => "screening.none",
                Moderation.All => "screening.all",
                _ => "screening.first-time",
            };
        var comment = Comment.Write(articleId, parentId, typed.Name, typed.Text, phase, now);
        if (phase == "screening.none") comment.Approve(now);
        return comment;
    }
}
