using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>How a comment stood before it was decided on: ids and states, no word of its writer.</summary>
internal sealed record StoodBefore(long Id, CommentState State, RejectReason? Reason, string? ReasonWords, string Phase, DateTime? DecidedAt, DateTime? PickedAt, DateTime? PinnedAt, int Reports)
{
    public static StoodBefore Of(Comment c) => new(c.Id, c.State, c.Reason, c.ReasonWords, c.Phase, c.DecidedAt, c.PickedAt, c.PinnedAt, c.Reports);

    /// <summary>What the decision changed, and nothing that another did since.</summary>
    public void PutBack(Comment comment, Decision decision)
    {
        if (decision.Kind is DecisionKind.Pick or DecisionKind.Unpick) comment.PutBackPick(PickedAt);
        else if (decision.Kind is DecisionKind.Pin or DecisionKind.Unpin) comment.PutBackPin(PinnedAt);
        else comment.PutBack(State, Reason, ReasonWords, Phase, DecidedAt, Reports);
    }

    /// <summary>Takes a comment, and what an editor wrote about it, out of every act; the caller saves.</summary>
    public static async Task ForgetAsync(NewsDb db, long id, CancellationToken stopping)
    {
        var written = string.Create(CultureInfo.InvariantCulture, $"{{\"{nameof(Id)}\":{id},");
        foreach (var act in await db.CommentActs.Where(a => a.Before.Contains(written)).ToListAsync(stopping)) act.Before = Write(Read(act.Before).Where(b => b.Id != id));
    }

    public static string Write(IEnumerable<StoodBefore> all) => JsonSerializer.Serialize(all);

    public static List<StoodBefore> Read(string json) => JsonSerializer.Deserialize<List<StoodBefore>>(json)!;
}
