using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>
/// Erases a comment by its receipt: words, name, reports and the receipt itself are gone from the database, its log and
/// every page. Where others sent the same words, or answered, only this writer's part of it goes, and a place without words stays.
/// </summary>
public sealed class EraseComment(NewsDb db, Ledger ledger, TimeProvider clock)
{
    /// <param name="receiptCode">As it was typed.</param>
    /// <param name="stopping">Until the commit; the erasing that follows is not cut short.</param>
    public Task<EraseOutcome> RunAsync(string receiptCode, CancellationToken stopping) => RunAsync(db.Receipts.ByCode(receiptCode), stopping);

    /// <summary>The same by a query for one receipt.</summary>
    internal async Task<EraseOutcome> RunAsync(IQueryable<Receipt> which, CancellationToken stopping)
    {
        var isErased = await db.WriteAsync(async () =>
        {
            var receipt = await which.Include(r => r.Comment).FirstOrDefaultAsync(stopping);
            if (receipt is null) return false;
            var comment = receipt.Comment;
            receipt.Withdraw(await db.Receipts.IsFirstAsync(receipt, stopping), clock.GetUtcNow().UtcDateTime);
            db.Receipts.Remove(receipt);
            await db.SaveChangesAsync(stopping);
            await ledger.AddAsync(LedgerAct.CommentErased, receipt.Digest, stopping);
            if (comment.State != CommentState.Withdrawn)
            {
                await WithdrawComment.NameGoesAsync(db, comment, stopping);
                return true;
            }
            await ThreadRanks.MoveAsync(db, [comment], stopping);
            db.CommentReports.RemoveRange(await db.CommentReports.Where(r => r.CommentId == comment.Id).ToListAsync(stopping));
            db.RedactedTexts.RemoveRange(await db.RedactedTexts.Where(t => t.CommentId == comment.Id).ToListAsync(stopping));
            await StoodBefore.ForgetAsync(db, comment.Id, stopping);
            if (!await db.Comments.AnyAsync(c => c.ParentId == comment.Id, stopping)) db.Comments.Remove(comment);
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
        if (!isErased) return EraseOutcome.NoSuchReceipt;
        return await db.EraseTracesAsync() ? EraseOutcome.Erased : EraseOutcome.LeftInLog;
    }
}

/// <summary>What became of it.</summary>
public enum EraseOutcome
{
    Erased,
    NoSuchReceipt,

    /// <summary>It is gone from every page, and readers hold the database's log just now: the next act that erases clears it.</summary>
    LeftInLog,
}
