namespace NewsSite.Comments;

/// <summary>
/// Counts what is held, so that a wave at night ends before the queue is beyond anyone. In memory: for ten minutes, and
/// how much room the queue has for certain.
/// </summary>
public sealed class Wave
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private DateTime since = DateTime.MinValue;
    private int count;
    private (int Most, int Left) room;

    /// <summary>One more waits.</summary>
    /// <param name="most">As many may wait.</param>
    /// <returns>Whether the queue may be full, as far as is known here: decisions make room that nobody tells of.</returns>
    internal bool MayBeFull(int most)
    {
        lock (gate)
        {
            if (room.Most != most) room = (most, 0);
            return --room.Left <= 0;
        }
    }

    /// <summary>Something waits again that had been decided on: the queue is looked at with the next one.</summary>
    internal void LookAgain()
    {
        lock (gate) room = default;
    }

    /// <summary>The queue was looked at.</summary>
    /// <param name="most">As many may wait.</param>
    /// <param name="waiting">So many do.</param>
    internal void Look(int most, int waiting)
    {
        lock (gate) room = (most, most - waiting);
    }

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
