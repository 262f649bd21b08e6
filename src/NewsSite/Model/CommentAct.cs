namespace NewsSite.Model;

/// <summary>
/// What someone at the desk did to comments, and how each stood before, so that it can be undone. It holds ids and states,
/// never words or names of readers.
/// </summary>
public sealed class CommentAct
{
    /// <summary>How long it can be undone; then nobody remembers how the comments stood.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public long Id { get; private set; }

    /// <summary>Who did it; stays when they leave.</summary>
    public required long StaffMemberId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What was done: the decision's name.</summary>
    public required string Kind { get; init; }

    /// <summary>How many comments it changed.</summary>
    public int Count { get; init; }

    /// <summary>JSON: how each of them stood before. What is erased goes from here too.</summary>
    public required string Before { get; set; }
    public DateTime? UndoneAt { get; private set; }

    /// <summary>False when that was done before.</summary>
    public bool Undo(DateTime now)
    {
        if (UndoneAt is not null) return false;
        UndoneAt = now;
        return true;
    }
}

/// <summary>A comment's words from before a passage was blacked out, for as long as that can be undone.</summary>
public sealed class RedactedText
{
    /// <summary>How long an editor can take it back; then nobody can.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public required long CommentId { get; init; }
    public required string Text { get; init; }
    public required string? Name { get; set; }
    public required DateTime At { get; init; }
}
