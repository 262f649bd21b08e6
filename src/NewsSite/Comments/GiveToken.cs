using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// Gives the writer of a comment that an editor has approved a reader's token: one for each comment,
/// since the same words sent a thousand times were approved once. Only that one was given is noted, never which.
/// </summary>
public sealed class GiveToken(NewsDb db, ReaderTokens tokens, GivenTokens given, TimeProvider clock)
{
    /// <summary>How long the same receipt is shown the same token again: its answer may have been lost on the way.</summary>
    public static readonly TimeSpan ShownAgain = TimeSpan.FromMinutes(10);

    /// <returns>The token, shown for a few minutes; null where no editor has approved it, or one was given before.</returns>
    public async Task<string?> RunAsync(string receiptCode, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (given.Of(receiptCode, now) is { } again) return again;
        var isGiven = await db.WriteAsync(async () =>
        {
            var receipt = await db.Receipts.ByCode(receiptCode).Include(r => r.Comment).FirstOrDefaultAsync(stopping);
            if (receipt is not { WithdrawnAt: null, Comment.IsApproved: true } || await db.Receipts.AnyAsync(r => r.CommentId == receipt.CommentId && r.TokenGivenAt != null, stopping)) return false;
            receipt.GiveToken(now);
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
        if (!isGiven) return null;
        var token = await tokens.NewAsync(stopping);
        given.Remember(receiptCode, token, now);
        return token;
    }
}

/// <summary>The tokens of the last minutes, by the receipts that gave them: in memory only, written nowhere.</summary>
public sealed class GivenTokens
{
    private const int MostRemembered = 1_000;

    private readonly ShortMemory<string, Given> memory = new(MostRemembered);

    internal string? Of(string receiptCode, DateTime now) =>
        memory.Change(KeyOf(receiptCode), now, known => known is not null && now - known.At < GiveToken.ShownAgain ? (known, known.Token) : ((Given?)null, (string?)null));

    internal void Remember(string receiptCode, string token, DateTime now) => memory.Change(KeyOf(receiptCode), now, _ => (new Given(token, now), true));

    private static string KeyOf(string receiptCode) => Convert.ToHexString(ReceiptCode.Hash(receiptCode));

    private sealed record Given(string Token, DateTime At);
}
