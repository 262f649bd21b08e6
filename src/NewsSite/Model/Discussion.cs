namespace NewsSite.Model;

/// <summary>Whether the whole paper takes comments at the moment, and how: one row, or none where nobody ever closed them or chose rules.</summary>
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

    /// <summary>As chosen at the desk; null while nobody has.</summary>
    public CommentRules? Rules { get; private set; }

    /// <summary>Raised by every choice of rules: of two who chose from the same form, the second is told.</summary>
    public int RulesVersion { get; private set; }

    public bool IsClosed(DateTime now) => ClosedAt is not null && (ClosedUntil is null || now < ClosedUntil);

    /// <summary>An editor closes every thread at once, until somebody opens them.</summary>
    public void Close(DateTime now) => (ClosedAt, ClosedUntil, IsWave) = (now, null, false);

    /// <summary>Too much comes at once: closed until <paramref name="until"/> (UTC).</summary>
    public void Break(DateTime now, DateTime until) => (ClosedAt, ClosedUntil, IsWave) = (now, until, true);

    /// <summary>Chooses rules at the desk; the same ones change nothing.</summary>
    public void Rule(CommentRules rules)
    {
        if (rules == (Rules ?? CommentRules.Usual)) return;
        Rules = rules;
        RulesVersion++;
    }

    public void Open() => (ClosedAt, ClosedUntil, IsWave) = (null, null, false);
}
