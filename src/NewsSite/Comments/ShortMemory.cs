namespace NewsSite.Comments;

/// <summary>
/// What is remembered under a reader's address key: in memory only, for a day after its last use, lost at a restart,
/// written nowhere (P48). Beyond <paramref name="most"/> entries the longest unused go. Safe for many threads.
/// </summary>
internal sealed class ShortMemory<TKey, TValue>(int most) where TKey : notnull
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> longestUnusedFirst = [];

    public int Count => entries.Count;

    /// <summary>Looks at what is remembered, and may replace it, in one step.</summary>
    /// <param name="key">Of whom or what.</param>
    /// <param name="now">UTC.</param>
    /// <param name="change">From what was remembered (or the default) to what is remembered from now on, and an answer.</param>
    public TResult Change<TResult>(TKey key, DateTime now, Func<TValue?, (TValue? Next, TResult Answer)> change)
    {
        lock (gate)
        {
            while (longestUnusedFirst.First is { } last && now - last.Value.At > Longest) Drop(last);
            var known = entries.GetValueOrDefault(key);
            var (next, answer) = change(known is null ? default : known.Value.Value);
            if (known is not null) Drop(known);
            if (next is null) return answer;
            entries[key] = longestUnusedFirst.AddLast(new Entry(key, next, now));
            if (entries.Count > most) Drop(longestUnusedFirst.First!);
            return answer;
        }
    }

    /// <summary>Whether it is remembered; its age stays what it is.</summary>
    public bool Has(TKey key, DateTime now)
    {
        lock (gate) return entries.TryGetValue(key, out var entry) && now - entry.Value.At <= Longest;
    }

    /// <summary>Whether anything is remembered of which that is true.</summary>
    public bool Any(Func<TKey, TValue, bool> isSo)
    {
        lock (gate) return entries.Any(e => isSo(e.Key, e.Value.Value.Value));
    }

    private void Drop(LinkedListNode<Entry> entry)
    {
        entries.Remove(entry.Value.Key);
        longestUnusedFirst.Remove(entry);
    }

    private readonly record struct Entry(TKey Key, TValue Value, DateTime At);
}
