namespace NewsSite.Model;

/// <summary>What a reader has against a comment.</summary>
public enum ReportReason
{
    Insult = 0,
    Danger = 1,
    Spam = 2,
    False = 3,
}

/// <summary>A reader says that an editor should look at a comment. It says nothing of who that was.</summary>
public sealed class CommentReport
{
    public const int MaxWordsLength = 500;

    public long Id { get; private set; }
    public required long CommentId { get; init; }
    public required ReportReason Reason { get; init; }

    /// <summary>What the reader adds; null for nothing.</summary>
    public string? Words { get; init; }
    public required DateTime CreatedAt { get; init; }
}
