namespace NewsSite.Model;

public enum CommentState
{
    /// <summary>Waits for an editor.</summary>
    Pending = 0,
    Published = 1,
    Rejected = 2,

    /// <summary>Taken back by its writer: the words are gone, only the place stays.</summary>
    Withdrawn = 3,
}

/// <summary>What a reader wrote under an article. It says nothing of who wrote it but the name that was typed.</summary>
public sealed class Comment
{
    public const int MaxNameLength = 50;

    /// <summary>Characters as .NET counts them.</summary>
    public const int MaxTextLength = 3_000;

    public long Id { get; private set; }
    public required long ArticleId { get; init; }
    public Article Article { get; private set; } = null!;

    /// <summary>The comment of the first level that this one answers; threads have two levels.</summary>
    public long? ParentId { get; init; }
    public Comment? Parent { get; private set; }

    /// <summary>The comment of the first level that its thread hangs on, which may be this one: threads are sorted by it, then by id.</summary>
    public long ThreadId { get; private set; }

    /// <summary>As typed, or null for "Reader".</summary>
    public string? Name { get; private set; }

    public string Text { get; private set; } = "";
    public CommentState State { get; private set; }

    /// <summary>The phase of the screening that decided, and why, as keys of the words.</summary>
    public required string Phase { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>UTC of the moment at which an editor picked it; null where nobody has. It counts only while the comment is shown.</summary>
    public DateTime? PickedAt { get; private set; }

    /// <summary>How many readers sent the same words (DESIGN §4, twins).</summary>
    public int Copies { get; private set; } = 1;

    public static Comment Write(long articleId, long? parentId, string? name, string text, string phase, DateTime now) =>
        new() { ArticleId = articleId, ParentId = parentId, Name = name, Text = text, Phase = phase, CreatedAt = now };

    public void Approve(DateTime now) => Decide(CommentState.Published, now);

    public void Reject(DateTime now) => Decide(CommentState.Rejected, now);

    /// <summary>Makes one that readers see an editor's pick; one that was picked before keeps its time.</summary>
    public void Pick(DateTime now)
    {
        if (State == CommentState.Published) PickedAt ??= now;
    }

    public void Unpick() => PickedAt = null;

    /// <summary>The same words came from one more reader.</summary>
    public void AddCopy() => Copies++;

    /// <summary>One of its writers takes it back; with the last of them the words go.</summary>
    public void WithdrawCopy(DateTime now)
    {
        if (Copies > 1)
        {
            Copies--;
            return;
        }
        Copies = 0;
        Name = null;
        Text = "";
        PickedAt = null;
        State = CommentState.Withdrawn;
        DecidedAt = now;
    }

    private void Decide(CommentState state, DateTime now)
    {
        if (State == CommentState.Withdrawn) return; // there is nothing left to show
        State = state;
        DecidedAt = now;
    }
}
