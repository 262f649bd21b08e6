namespace NewsSite.Web.Operations;

/// <summary>Counts what is too frequent for a line in the log.</summary>
internal sealed class Traffic
{
    private long hits;

    public void Hit() => Interlocked.Increment(ref hits);

    /// <summary>Pages that the cache served since this was last asked.</summary>
    public long TakeHits() => Interlocked.Exchange(ref hits, 0);
}
