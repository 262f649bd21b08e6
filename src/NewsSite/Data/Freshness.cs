namespace NewsSite.Data;

/// <summary>What a page says of how long it holds, beside the paper's stamp. One for each request.</summary>
public sealed class Freshness
{
    /// <summary>The article whose comments the page shows.</summary>
    public long? ArticleId { get; set; }

    /// <summary>UTC of the first moment at which the page would read differently by time alone.</summary>
    public DateTime? Until { get; private set; }

    /// <summary>The page grows old at <paramref name="moment"/> (UTC) or before.</summary>
    public void EndsAt(DateTime? moment)
    {
        if (moment is { } m && (Until is null || m < Until)) Until = m;
    }
}
