using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Keeps every comment of a thread at the thread's rank: what is pinned or picked in it brings all of it forward.</summary>
internal static class ThreadRanks
{
    /// <summary>Within a transaction, after the change was saved: looks at the threads of those that changed, where a pick or a pin may be concerned.</summary>
    public static async Task MoveAsync(NewsDb db, IEnumerable<Comment> changed, CancellationToken stopping)
    {
        foreach (var threadId in changed.Where(c => c.Rank != 0 || c.PickedAt is not null || c.PinnedAt is not null).Select(c => c.ParentId ?? c.Id).Distinct().ToList())
        {
            var thread = await db.Comments.Where(c => c.Id == threadId || c.ParentId == threadId).ToListAsync(stopping);
            var rank = Comment.RankOf(thread);
            foreach (var comment in thread.Where(c => c.Rank != rank)) comment.MoveTo(rank);
        }
        await db.SaveChangesAsync(stopping);
    }
}
