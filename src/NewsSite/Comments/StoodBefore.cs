using System.Text.Json;
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

    public static string Write(IEnumerable<StoodBefore> all) => JsonSerializer.Serialize(all);

    public static List<StoodBefore> Read(string json) => JsonSerializer.Deserialize<List<StoodBefore>>(json)!;
}
