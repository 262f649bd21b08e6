namespace NewsSite.Model;

/// <summary>A link in a message to the editors that opens one comment for a decision, once, without signing in.</summary>
public sealed class DecisionLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public long Id { get; private set; }

    /// <summary>SHA-256 of the code; the code itself is in the message alone.</summary>
    public required byte[] CodeHash { get; init; }
    public required long CommentId { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; private set; }

    public bool IsOpen(DateTime now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTime now) => UsedAt ??= now;
}
