namespace NewsSite.Publishing;

/// <summary>What became of a section, an author or a page that was sent.</summary>
public abstract record NamedOutcome<T>
{
    private NamedOutcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    public sealed record Saved(T Thing) : NamedOutcome<T>;

    /// <summary>Its writer can mend it; nothing of what was typed is saved.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : NamedOutcome<T>;

    /// <summary>Someone else changed it in between; nothing was overwritten (P35).</summary>
    /// <param name="Current">As it is saved now.</param>
    public sealed record Conflict(T Current) : NamedOutcome<T>;

    public sealed record Missing : NamedOutcome<T>;
}
