using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Takes a decision back: every comment stands again as it did before, but for those on which somebody has decided since.</summary>
public sealed class UndoDecision(NewsDb db, Senders senders, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many comments were put back; null where there is no such act, or it was undone before.</returns>
    public async Task<int?> RunAsync(long actId, CancellationToken stopping)
    {
        if (await db.CommentActs.FirstOrDefaultAsync(a => a.Id == actId, stopping) is not { UndoneAt: null } act) return null;
        if (!Enum.TryParse<DecisionKind>(act.Kind, out var kind)) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var decided = new Decision(kind);
        var undone = 0;
        foreach (var part in StoodBefore.Read(act.Before).Chunk(AtOnce)) undone += await db.WriteAsync(() => PutBackAsync(decided, part, act.At, now, stopping), stopping);
        act.Undo(now);
        await db.SaveChangesAsync(stopping);
        return undone;
    }

    private async Task<int> PutBackAsync(Decision decided, StoodBefore[] part, DateTime at, DateTime now, CancellationToken stopping)
    {
        var ids = part.Select(b => b.Id).ToList();
        var before = part.ToDictionary(b => b.Id);
        var comments = (await db.Comments.Where(c => ids.Contains(c.Id)).ToListAsync(stopping)).FindAll(c => decided.StillStands(c, at));
        foreach (var comment in comments)
        {
            before[comment.Id].PutBack(comment, decided);
            if (decided.IsApproval is not null)
                senders.Decided(comment.Id, comment.State switch { CommentState.Published => true, CommentState.Rejected => false, _ => null }, now);
        }
        await db.SaveChangesAsync(stopping);
        await ThreadRanks.MoveAsync(db, comments, stopping);
        foreach (var comment in comments) db.Entry(comment).State = EntityState.Detached;
        return comments.Count;
    }
}
