namespace NewsSite.Comments;

/// <summary>Counts what is held, so that a wave at night ends before the queue is beyond anyone. In memory, for ten minutes.</summary>
public sealed class Wave(CommentRules rules)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private DateTime since = DateTime.MinValue;
    private int count;

    /// <summary>One more.</summary>
    /// <returns>Whether a wave is there.</returns>
    internal bool Breaks(DateTime now)
    {
        if (rules.WaveFrom == 0) return false;
        lock (gate)
        {
            if (now < since || now >= since + Window) (since, count) = (now, 0);
            return ++count >= rules.WaveFrom;
        }
    }

    /// <summary>An editor has looked: counting begins anew.</summary>
    internal void Forget()
    {
        lock (gate) (since, count) = (DateTime.MinValue, 0);
    }
}
