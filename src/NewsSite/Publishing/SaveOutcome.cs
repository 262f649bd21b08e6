using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>What becomes of an article beyond being saved.</summary>
public enum SaveStep
{
    /// <summary>It stays what it is: a draft a draft, what is public public.</summary>
    Save = 0,

    /// <summary>Its writer is done.</summary>
    Submit = 1,

    /// <summary>Public at once, or at the time that was typed.</summary>
    Publish = 2,

    /// <summary>No longer public, whatever else was typed.</summary>
    Unpublish = 3,
}

/// <summary>What became of an article that was sent.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    public sealed record Saved(Article Article) : SaveOutcome;

    /// <summary>The writer can mend it; nothing of what was typed is saved.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : SaveOutcome;

    /// <summary>Someone else saved in between; nothing was overwritten (P35).</summary>
    /// <param name="Current">As it is saved now.</param>
    public sealed record Conflict(Article Current) : SaveOutcome;
}
