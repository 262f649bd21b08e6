namespace NewsSite.Model;

/// <summary>A writer's only hold on a comment: whoever knows the code may see its state and take it back.</summary>
public sealed class Receipt
{
    public long Id { get; private set; }

    /// <summary>SHA-256 of the code; the code itself is nowhere.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>The same as text: what the ledger knows.</summary>
    public string Digest => Convert.ToHexStringLower(CodeHash);

    public long CommentId { get; init; }
    public required Comment Comment { get; set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>UTC of the moment at which it gave a reader's token; it gives one. Which, is nowhere.</summary>
    public DateTime? TokenGivenAt { get; private set; }

    /// <summary>How long a comment can be mended.</summary>
    public static readonly TimeSpan EditTime = TimeSpan.FromMinutes(15);

    /// <summary>Whether the writer can mend the comment at <paramref name="now"/> (UTC).</summary>
    public bool IsEditable(DateTime now) => WithdrawnAt is null && now < CreatedAt + EditTime && Comment.IsMendable;

    /// <summary>Marks that the receipt has given its token.</summary>
    public void GiveToken(DateTime now) => TokenGivenAt ??= now;

    /// <summary>Takes this writer's copy back, once.</summary>
    public void Withdraw(bool isFirst, DateTime now)
    {
        if (WithdrawnAt is not null) return;
        WithdrawnAt = now;
        Comment.WithdrawCopy(isFirst, now);
    }
}
