namespace NewsSite.Model;

/// <summary>What an editor can decide of a comment.</summary>
public enum DecisionKind
{
    /// <summary>Readers see it; of one that was reported: it stays.</summary>
    Approve = 0,
    Reject = 1,

    /// <summary>Rejected as an advertisement; its writer is not told more.</summary>
    Spam = 2,
    Pick = 3,
    Unpick = 4,
    Pin = 5,
    Unpin = 6,
}

/// <summary>A decision with what its writer is told.</summary>
/// <param name="Reason">Of a rejection.</param>
/// <param name="Words">An editor's own, beside the reason.</param>
public sealed record Decision(DecisionKind Kind, RejectReason? Reason = null, string? Words = null)
{
    /// <summary>UTC of the page on which it was made: a comment that its writer has changed since is not decided on unread.</summary>
    public DateTime AsOf { get; init; } = DateTime.MaxValue;

    /// <param name="ticks">UTC ticks of the page, as its form sent them; 0 where it sent none, which has seen no change.</param>
    public Decision SeenAt(long ticks) => this with { AsOf = new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc) };

    public bool HasSeen(Comment comment) => comment.EditedAt is null || comment.EditedAt <= AsOf;

    /// <summary>Whether a comment is as this left it at that time (UTC): what somebody decided since is not theirs to undo who decided before.</summary>
    public bool StillStands(Comment comment, DateTime at) => Kind switch
    {
        DecisionKind.Pick => comment.PickedAt == at,
        DecisionKind.Unpick => comment is { State: CommentState.Published, PickedAt: null },
        DecisionKind.Pin => comment.PinnedAt == at,
        DecisionKind.Unpin => comment is { State: CommentState.Published, PinnedAt: null },
        _ => comment.State == State && comment.DecidedAt == at,
    };

    /// <summary>How a comment stands after it.</summary>
    private CommentState State => Kind is DecisionKind.Reject or DecisionKind.Spam ? CommentState.Rejected : CommentState.Published;

    /// <summary>Whether it says that readers may see the comment, or that they may not; null where it says neither.</summary>
    public bool? IsApproval => Kind switch
    {
        DecisionKind.Approve => true,
        DecisionKind.Reject or DecisionKind.Spam => false,
        _ => null,
    };

    /// <summary>Whether a comment that stands like that would change.</summary>
    public bool Changes(Comment comment) => Kind switch
    {
        DecisionKind.Approve => comment.State is CommentState.Pending or CommentState.Rejected || (comment.State == CommentState.Published && comment.Reports > 0),
        DecisionKind.Reject or DecisionKind.Spam => comment.State is CommentState.Pending or CommentState.Published,
        DecisionKind.Pick => comment is { State: CommentState.Published, PickedAt: null },
        DecisionKind.Unpick => comment is { State: CommentState.Published, PickedAt: not null },
        DecisionKind.Pin => comment is { State: CommentState.Published, PinnedAt: null },
        DecisionKind.Unpin => comment is { State: CommentState.Published, PinnedAt: not null },
        _ => false,
    };

    /// <summary>Makes it so.</summary>
    public void Take(Comment comment, DateTime now)
    {
        switch (Kind)
        {
            case DecisionKind.Approve: comment.Approve(now); break;
            case DecisionKind.Reject: comment.Reject(Reason, Words, now); break;
            case DecisionKind.Spam: comment.Reject(RejectReason.Spam, null, now); break;
            case DecisionKind.Pick: comment.Pick(now); break;
            case DecisionKind.Unpick: comment.Unpick(); break;
            case DecisionKind.Pin: comment.Pin(now); break;
            default: comment.Unpin(); break;
        }
    }
}
