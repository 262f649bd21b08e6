using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Comments;

/// <summary>Whoever sent a comment is not heard for the rest of the day: what comes from the same network is rejected unseen. Only memory knows who that is.</summary>
public sealed class SilenceSender(NewsDb db, Senders senders, ReaderTokens tokens, TimeProvider clock)
{
    /// <returns>False where nobody remembers any more who sent it.</returns>
    public async Task<bool> RunAsync(long commentId, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await db.Comments.AnyAsync(c => c.Id == commentId, stopping) || !senders.Silence(commentId, now)) return false;
        if (senders.TokenOf(commentId, now) is { } token)
        {
            await tokens.RevokeAsync(token, stopping);
            await db.SaveChangesAsync(stopping);
        }
        return true;
    }

    /// <returns>False where nobody remembers it.</returns>
    public bool Undo(long commentId) => senders.Unsilence(commentId, clock.GetUtcNow().UtcDateTime);
}
