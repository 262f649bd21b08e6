using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Lets a writer take a comment back by its receipt. With the last writer's copy the words are gone, from the disk too.</summary>
public sealed class WithdrawComment(NewsDb db, Ledger ledger, TimeProvider clock)
{
    /// <param name="receiptCode">As it was typed.</param>
    /// <param name="stopping">Until the commit; the erasing that follows is not cut short.</param>
    /// <returns>False when there is no such receipt, or it was used for this before.</returns>
    public Task<bool> RunAsync(string receiptCode, CancellationToken stopping) => RunAsync(db.Receipts.ByCode(receiptCode), stopping);

    /// <summary>The same by a query for one receipt.</summary>
    internal async Task<bool> RunAsync(IQueryable<Receipt> which, CancellationToken stopping)
    {
        var comment = await db.WriteAsync(async () =>
        {
            var receipt = await which.Include(r => r.Comment).FirstOrDefaultAsync(stopping);
            if (receipt is null or { WithdrawnAt: not null }) return null;
            receipt.Withdraw(await db.Receipts.IsFirstAsync(receipt, stopping), clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(stopping);
            await ledger.AddAsync(LedgerAct.CommentWithdrawn, receipt.Digest, stopping);
            await ThreadRanks.MoveAsync(db, [receipt.Comment], stopping);
            if (receipt.Comment.State != CommentState.Withdrawn)
            {
                await NameGoesAsync(db, receipt.Comment, stopping);
                return receipt.Comment;
            }
            db.CommentReports.RemoveRange(await db.CommentReports.Where(r => r.CommentId == receipt.CommentId).ToListAsync(stopping));
            db.RedactedTexts.RemoveRange(await db.RedactedTexts.Where(t => t.CommentId == receipt.CommentId).ToListAsync(stopping));
            await StoodBefore.ForgetAsync(db, receipt.CommentId, stopping);
            await db.SaveChangesAsync(stopping);
            return receipt.Comment;
        }, stopping);
        if (comment is not null) await db.EraseTracesAsync();
        return comment is not null;
    }

    /// <summary>Within a transaction: where the name went with one of several copies, no undoing of a redaction brings it back.</summary>
    internal static async Task NameGoesAsync(NewsDb db, Comment comment, CancellationToken stopping)
    {
        if (comment.Name is not null || await db.RedactedTexts.FirstOrDefaultAsync(t => t.CommentId == comment.Id, stopping) is not { Name: not null } kept) return;
        kept.Name = null;
        await db.SaveChangesAsync(stopping);
    }
}
