namespace NewsSite.Model;

/// <summary>A writer's only hold on a comment: whoever knows the code may see its state and take it back.</summary>
public sealed class Receipt
{
    public long Id { get; private set; }

    /// <summary>SHA-256 of the code; the code itself is nowhere.</summary>
    public required byte[] CodeHash { get; init; }

    public long CommentId { get; private set; }
    public required Comment Comment { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Takes this writer's copy back, once.</summary>
    public void Withdraw(DateTime now)
    {
        if (WithdrawnAt is not null) return;
        WithdrawnAt = now;
        Comment.WithdrawCopy(now);
    }
}
