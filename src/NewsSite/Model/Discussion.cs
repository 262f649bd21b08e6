namespace NewsSite.Model;

/// <summary>Whether the whole paper takes comments at the moment: one row, or none where nobody ever closed them.</summary>
public sealed class Discussion
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    /// <summary>UTC; null while comments are open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>UTC of the moment from which they are open again by themselves; null where an editor opens them.</summary>
    public DateTime? ClosedUntil { get; private set; }

    /// <summary>Whether a wave of comments closed them, not an editor.</summary>
    public bool IsWave { get; private set; }

    public bool IsClosed(DateTime now) => ClosedAt is not null && (ClosedUntil is null || now < ClosedUntil);

    /// <summary>An editor closes every thread at once, until somebody opens them.</summary>
    public void Close(DateTime now) => (ClosedAt, ClosedUntil, IsWave) = (now, null, false);

    /// <summary>Too much comes at once: closed until <paramref name="until"/> (UTC).</summary>
    public void Break(DateTime now, DateTime until) => (ClosedAt, ClosedUntil, IsWave) = (now, until, true);

    public void Open() => (ClosedAt, ClosedUntil, IsWave) = (null, null, false);
}
