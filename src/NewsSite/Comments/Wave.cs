namespace NewsSite.Comments;

/// <summary>Counts what is held, so that a wave at night ends before the queue is beyond anyone. In memory, for ten minutes.</summary>
public sealed class Wave
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private DateTime since = DateTime.MinValue;
    private int count;

    /// <summary>One more.</summary>
    /// <param name="from">As many make a wave; 0 for never.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Whether a wave is there.</returns>
    internal bool Breaks(int from, DateTime now)
    {
        if (from == 0) return false;
        lock (gate)
        {
            if (now < since || now >= since + Window) (since, count) = (now, 0);
            return ++count >= from;
        }
    }

    /// <summary>An editor has looked: counting begins anew.</summary>
    internal void Forget()
    {
        lock (gate) (since, count) = (DateTime.MinValue, 0);
    }
}
