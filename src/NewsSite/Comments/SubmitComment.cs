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
    NewsDb db, ReservedNames reserved, FormKeys forms, KnownArticles articles, OpenThreads threads, Twins twins, Flood flood, Screening screening, TakeComments take, BreakWave wave, HouseRules house, TimeProvider clock)
{
    private const string OfStaff = "staff ";

    /// <param name="input">As it was typed.</param>
    /// <param name="addressKey">The sender's, from <see cref="AddressKeys"/>: it stays in memory.</param>
    /// <param name="stopping">Until the commit; what was cancelled did not happen.</param>
    public async Task<SubmitOutcome> RunAsync(NewComment input, string addressKey, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var isOfStaff = await MaySpeakForPaperAsync(input.StaffId, stopping);
        if (TypedComment.Read(input, out var refused) is not { } typed) return refused!;
        if (typed.Name is not null && !isOfStaff && await reserved.IncludesAsync(typed.Name, stopping)) return new SubmitOutcome.Refused("comment.name-reserved", "name");
        var receipt = await forms.ReceiptOfAsync(input, typed, stopping);
        var parentId = input.ReplyTo is null ? null : await ThreadOfAsync(input, stopping);
        if (input.ReplyTo is not null && parentId is null) return await KnownAsync(receipt, input, stopping) ?? new SubmitOutcome.Refused("comment.reply-not-found", "replyTo");

        var rules = (await house.NowAsync(stopping)).Rules;
        if (await ClosedAsync(input, rules, isOfStaff, stopping) is { } closed) return await KnownAsync(receipt, input, stopping) ?? closed; // what came in time is in

        var key = Twins.KeyOf(input.ArticleId, parentId, isOfStaff ? OfStaff + input.StaffId : addressKey, typed.Text); // the paper's words are no copy of a reader's on the same line
        if (flood.Stop(addressKey, rules.PerMinute, isTwin: twins.Find(key, now)?.IsRecent(now) == true, now) is { } wait)
        {
            return await KnownAsync(receipt, input, stopping) ?? new SubmitOutcome.Flooded(wait); // no part of a wave: one address would close the form for all
        }
        twins.Expect(key, now);

        var verdict = await screening.RunAsync(new(input.ArticleId, typed, addressKey, input.Stamp, input.Trap, input.Token, isOfStaff), stopping);
        stopping.ThrowIfCancellationRequested(); // from here on others may take it along
        var taken = await take.RunAsync(new(input, typed, parentId, isOfStaff, key, addressKey, receipt, verdict, now));
        if (taken is { IsNew: true, State: CommentState.Pending }) await wave.NoteAsync(CancellationToken.None);
        return new SubmitOutcome.Accepted(taken.Receipt, taken.State, taken.CommentId);
    }

    /// <summary>Who decides on comments may speak for the paper: a reporter's words wait like a reader's.</summary>
    public async Task<bool> MaySpeakForPaperAsync(long? staffId, CancellationToken stopping) =>
        staffId is { } id && (await db.StaffMembers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, stopping))?.MayModerate == true;

    private async Task<SubmitOutcome?> KnownAsync(string? receipt, NewComment input, CancellationToken stopping) =>
        await take.FindAsync(receipt, input.WantsReceipt, stopping) is { } known ? new SubmitOutcome.Accepted(known.Receipt, known.State, known.CommentId) : null;

    /// <summary>The comment of the first level under which the answer stands; null when what it answers is not shown there.</summary>
    private Task<long?> ThreadOfAsync(NewComment input, CancellationToken stopping) =>
        db.Comments.Shown().Where(c => c.Id == input.ReplyTo && c.ArticleId == input.ArticleId)
            .Select(c => c.ParentId ?? (long?)c.Id).FirstOrDefaultAsync(stopping);

    private async Task<SubmitOutcome.Closed?> ClosedAsync(NewComment input, CommentRules rules, bool isOfStaff, CancellationToken stopping)
    {
        if (rules.Moderation == Moderation.Off) return new("comments.off");
        if (await articles.FindAsync(input.ArticleId, stopping) is not { } article) return new("comments.no-article");
        if (isOfStaff) return null; // the paper answers, whatever the hour
        var standing = await threads.OfAsync(article.Rule, stopping);
        return standing.IsOpen ? null : new(standing.WhyClosed!, standing.Value);
    }
}
