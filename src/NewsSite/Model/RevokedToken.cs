namespace NewsSite.Model;

/// <summary>A reader's token that was misused: no comment of its bearer is spared the wait any more. Nothing tells which comments those were.</summary>
public sealed class RevokedToken
{
    /// <summary>SHA-256 of the token's random id.</summary>
    public required byte[] IdHash { get; init; }

    /// <summary>UTC of the day on which the token would have ended; from then on the row says nothing.</summary>
    public required DateTime Until { get; init; }
}
