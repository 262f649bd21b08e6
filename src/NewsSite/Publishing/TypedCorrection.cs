using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>What becomes of a correction that was sent.</summary>
public enum CorrectionStep
{
    Save = 0,

    /// <summary>Readers see it no more.</summary>
    Remove = 1,

    /// <summary>They see it again.</summary>
    PutBack = 2,
}

/// <summary>A correction as the form of the desk sends it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">That its writer saw; 0 for a new one.</param>
/// <param name="IsSubstantive">Whether readers are told that the article was updated.</param>
/// <param name="IsCompared">Whether readers may see what was changed.</param>
public sealed record TypedCorrection(long? Id, int Version, CorrectionKind Kind, CorrectionPlace Place, string Text, bool IsSubstantive, bool IsCompared = false)
{
    private const int MostTypedPerKept = 4;

    /// <summary>What is far beyond its bound is not even cleaned.</summary>
    internal bool IsFarTooLong => Text.Length > Correction.MaxTextLength * MostTypedPerKept;

    /// <summary>The same without what is never text (P6). Nothing is cut.</summary>
    internal TypedCorrection Cleaned() => this with { Text = PlainText.Clean(Text).Trim() };

    internal IEnumerable<Fault> Faults()
    {
        if (Text.Length == 0) yield return new("text", "desk.fault.correction-empty");
        if (Text.Length > Correction.MaxTextLength) yield return TooLong;
    }

    internal static Fault TooLong => new("text", "desk.fault.too-long", Correction.MaxTextLength);

    /// <summary>Whether all that was wanted is so already: a second click makes nothing.</summary>
    internal bool IsDone(Correction correction, CorrectionStep step) => step switch
    {
        CorrectionStep.Remove => correction.RemovedAt is not null,
        CorrectionStep.PutBack => correction.RemovedAt is null,
        _ => correction.RemovedAt is null && correction.Says(Kind, Place, Text) && IsCompared == (correction.Compared is not null),
    };
}

/// <summary>What became of a correction that was sent.</summary>
public abstract record CorrectOutcome
{
    private CorrectOutcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    public sealed record Saved(Correction Correction) : CorrectOutcome;

    /// <summary>Its writer can mend it; nothing of what was typed is saved.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : CorrectOutcome;

    /// <summary>Someone else changed it in between; nothing was overwritten (P35).</summary>
    /// <param name="Current">As it is saved now.</param>
    public sealed record Conflict(Correction Current) : CorrectOutcome;

    /// <summary>There is no such correction, or no article that anybody could have read.</summary>
    public sealed record Missing : CorrectOutcome;
}
