namespace NewsSite.Model;

/// <summary>That a line of the ledger is done in this database. A copy from before the act lacks it: there it is to be done again.</summary>
public sealed class LedgerLine
{
    /// <summary>The line's own, drawn at random.</summary>
    public required string Code { get; init; }
}
