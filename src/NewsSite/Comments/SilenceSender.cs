using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Whoever sent a comment is not heard for the rest of the day: what comes from the same network is rejected unseen. Only memory knows who that is.</summary>
public sealed class SilenceSender(NewsDb db, Senders senders, ReaderTokens tokens, TimeProvider clock)
{
    /// <param name="commentId">One of theirs.</param>
    /// <param name="staffId">Of who says so.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where nobody remembers any more who sent it.</returns>
    public async Task<bool> RunAsync(long commentId, long staffId, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await db.Comments.AnyAsync(c => c.Id == commentId, stopping) || !senders.Silence(commentId, now)) return false;
        if (senders.TokenOf(commentId, now) is { } token) await tokens.RevokeAsync(token, stopping);
        db.Log(StaffAct.CommentSenderSilenced, staffId, commentId);
        await db.SaveChangesAsync(stopping);
        return true;
    }

    /// <returns>False where nobody remembers it.</returns>
    public async Task<bool> UndoAsync(long commentId, long staffId, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!senders.Unsilence(commentId, now)) return false;
        if (senders.TokenOf(commentId, now) is { } token && !senders.IsMisused(token, 0, now)) await tokens.RestoreAsync(token, stopping);
        db.Log(StaffAct.CommentSenderHeard, staffId, commentId);
        await db.SaveChangesAsync(stopping);
        return true;
    }
}
