using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>A writer asks, once, that somebody looks again at the rejection of a comment.</summary>
public sealed class AskForSecondLook(NewsDb db, WriteDigest digest, Wave wave, TimeProvider clock)
{
    /// <returns>False where nothing is rejected, or that was asked before.</returns>
    public Task<bool> RunAsync(string receiptCode, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var receipt = await db.Receipts.ByCode(receiptCode).Include(r => r.Comment).FirstOrDefaultAsync(stopping);
        if (receipt is null or { WithdrawnAt: not null } || !receipt.Comment.AskForSecondLook(clock.GetUtcNow().UtcDateTime)) return false;
        await digest.NoteAsync(receipt.Comment, stopping);
        wave.LookAgain();
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
