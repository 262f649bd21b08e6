using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>
/// Gives the writer of an approved comment a reader's token: one for each comment, since the same words sent a thousand times
/// were approved once. Only that one was given is noted, never which.
/// </summary>
public sealed class GiveToken(NewsDb db, ReaderTokens tokens, TimeProvider clock)
{
    /// <returns>The token, shown this once; null where the comment is not published, or one was given before.</returns>
    public async Task<string?> RunAsync(string receiptCode, CancellationToken stopping)
    {
        var isGiven = await db.WriteAsync(async () =>
        {
            var receipt = await db.Receipts.ByCode(receiptCode).Include(r => r.Comment).FirstOrDefaultAsync(stopping);
            if (receipt is not { WithdrawnAt: null, Comment: { State: CommentState.Published, IsOfStaff: false } } || !receipt.GiveToken(clock.GetUtcNow().UtcDateTime)) return false;
            if (await db.Receipts.AnyAsync(r => r.CommentId == receipt.CommentId && r.TokenGivenAt != null, stopping)) return false;
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
        return isGiven ? await tokens.NewAsync(stopping) : null;
    }
}
