using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>
/// An editor's decision on one comment or on many. How each stood before is written first, so that whatever comes in between
/// the whole can be undone; readers' pages change with every hundred.
/// </summary>
public sealed class DecideComments(NewsDb db, Senders senders, ReaderTokens tokens, Wave wave, TimeProvider clock)
{
    /// <summary>Comments of one decision.</summary>
    public const int Most = 10_000;

    private const int AtOnce = 100;

    /// <param name="decision">What is decided.</param>
    /// <param name="seen">The comments, and how each stood on the page that was decided on: another's decision is not overturned unseen.</param>
    /// <param name="staffId">Who decides.</param>
    /// <param name="stopping">Until the last hundred is written; what was written stays, and can be undone.</param>
    public async Task<DecidedComments> RunAsync(Decision decision, IReadOnlyList<SeenComment> seen, long staffId, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        wave.Forget();
        var before = new List<StoodBefore>();
        foreach (var part in seen.Chunk(AtOnce))
        {
            var ids = part.Select(s => s.Id).ToList();
            var comments = await db.Comments.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stopping);
            before.AddRange(part.Where(s => comments.TryGetValue(s.Id, out var c) && c.State == s.State && decision.HasSeen(c) && decision.Changes(c)).Select(s => StoodBefore.Of(comments[s.Id])));
        }
        if (before.Count == 0) return new(null, 0, seen.Count);

        var act = new CommentAct { StaffMemberId = staffId, At = now, Kind = decision.Kind.ToString(), Count = before.Count, Before = StoodBefore.Write(before) };
        db.CommentActs.Add(act);
        db.CommentActs.RemoveRange(await db.CommentActs.Where(a => a.At < now - CommentAct.Kept).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(stopping));
        await db.SaveChangesAsync(stopping);
        var changed = 0;
        foreach (var part in before.Chunk(AtOnce)) changed += await db.WriteAsync(() => DecideAsync(decision, part, now, stopping), stopping);
        return new(act.Id, changed, seen.Count - changed);
    }

    private async Task<int> DecideAsync(Decision decision, StoodBefore[] part, DateTime now, CancellationToken stopping)
    {
        var ids = part.Select(b => b.Id).ToList();
        var stood = part.ToDictionary(b => b.Id, b => b.State);
        // Read anew within the transaction: its writer, or another of the staff, may have been faster by a moment.
        var comments = (await db.Comments.Where(c => ids.Contains(c.Id)).ToListAsync(stopping)).FindAll(c => c.State == stood[c.Id] && decision.HasSeen(c) && decision.Changes(c));
        foreach (var comment in comments)
        {
            decision.Take(comment, now);
            if (decision.IsApproval is { } isApproved && senders.Decided(comment.Id, isApproved, now) is { } token && !isApproved) await tokens.RevokeAsync(token, stopping);
        }
        await db.SaveChangesAsync(stopping);
        await ThreadRanks.MoveAsync(db, comments, stopping);
        foreach (var comment in comments) db.Entry(comment).State = EntityState.Detached;
        return comments.Count;
    }
}

/// <summary>A comment as someone saw it.</summary>
public sealed record SeenComment(long Id, CommentState State);

/// <summary>What became of a decision.</summary>
/// <param name="ActId">By which it is undone; null where nothing changed.</param>
/// <param name="Changed">How many comments it changed.</param>
/// <param name="Missed">How many had changed before it came, so that it was not taken for them.</param>
public sealed record DecidedComments(long? ActId, int Changed, int Missed);
