namespace NewsSite.Comments;

/// <summary>Which address key has reported which comment: in memory only, for a day (P48), so that one reader counts once.</summary>
public sealed class Reporters
{
    /// <summary>Of one address key in a day; a whole network can share it (P55).</summary>
    internal const int MostPerKey = 300;

    private readonly ShortMemory<(string AddressKey, long CommentId), object> seen = new(20_000);
    private readonly ShortMemory<string, Count> counts = new(10_000);

    /// <summary>Whether that key has reported that comment.</summary>
    internal bool Knows(string addressKey, long commentId, DateTime now) => seen.Has((addressKey, commentId), now);

    internal bool IsFull(string addressKey, DateTime now) => counts.Change(addressKey, now, known => (known, known?.Number >= MostPerKey));

    internal void Remember(string addressKey, long commentId, DateTime now)
    {
        seen.Change((addressKey, commentId), now, _ => (new object(), true));
        counts.Change(addressKey, now, known => (new Count((known?.Number ?? 0) + 1), true));
    }

    private sealed record Count(int Number);
}
