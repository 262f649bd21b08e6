using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Takes a decision back: every comment stands again as it did before, but for those on which somebody has decided since.</summary>
public sealed class UndoDecision(NewsDb db, Senders senders, ReaderTokens tokens, Wave wave, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many comments were put back: 0 where somebody has decided on all of them since. Null where there is no such act, or it was undone before.</returns>
    public async Task<int?> RunAsync(long actId, CancellationToken stopping)
    {
        if (await db.CommentActs.FirstOrDefaultAsync(a => a.Id == actId, stopping) is not { UndoneAt: null } act) return null;
        if (!Enum.TryParse<DecisionKind>(act.Kind, out var kind)) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var decided = new Decision(kind);
        var undone = 0;
        foreach (var part in StoodBefore.Read(act.Before).Chunk(AtOnce)) undone += await db.WriteAsync(() => PutBackAsync(decided, part, act, now, stopping), stopping);
        if (undone > 0) act.Undo(now);
        wave.LookAgain();
        await db.SaveChangesAsync(stopping);
        return undone;
    }

    private async Task<int> PutBackAsync(Decision decided, StoodBefore[] part, CommentAct act, DateTime now, CancellationToken stopping)
    {
        var ids = part.Select(b => b.Id).ToList();
        var before = part.ToDictionary(b => b.Id);
        var comments = (await db.Comments.Where(c => ids.Contains(c.Id)).ToListAsync(stopping)).FindAll(c => decided.StillStands(c, act.At));
        // That nothing is picked or pinned tells not since when: another may have done and undone it in between.
        if (decided.Kind is DecisionKind.Unpick or DecisionKind.Unpin)
        {
            var later = await db.CommentActs.Where(a => a.Id > act.Id && a.UndoneAt == null && a.Kind == act.Kind).Select(a => a.Before).ToListAsync(stopping);
            var since = later.SelectMany(StoodBefore.Read).Select(b => b.Id).ToHashSet();
            comments.RemoveAll(c => since.Contains(c.Id));
        }
        foreach (var comment in comments)
        {
            before[comment.Id].PutBack(comment, decided);
            if (decided.IsApproval is not { } wasApproved) continue;
            var token = senders.Decided(comment.Id, comment.State switch { CommentState.Published => true, CommentState.Rejected => false, _ => null }, now);
            if (token is not null && !wasApproved && !senders.IsMisused(token, comment.Id, now)) await tokens.RestoreAsync(token, stopping);
        }
        await db.SaveChangesAsync(stopping);
        await ThreadRanks.MoveAsync(db, comments, stopping);
        foreach (var comment in comments) db.Entry(comment).State = EntityState.Detached;
        return comments.Count;
    }
}
