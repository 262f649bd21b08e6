using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>A section as the form of the desk sends it.</summary>
/// <param name="Names">Edition code → name; empty for none.</param>
/// <param name="Slug">Of a new one; empty for one that is made of its name.</param>
public sealed record TypedSection(IReadOnlyDictionary<string, string> Names, string Slug)
{
    private const int MostTypedPerKept = 4;

    /// <summary>The same without what is never text (P6), of the paper's editions. Nothing is cut.</summary>
    internal TypedSection Cleaned(Paper paper) => new(
        paper.Editions.ToDictionary(e => e.Code, e => Names.TryGetValue(e.Code, out var name) ? IsFarTooLong(name) ? name : PlainText.CleanLine(name) : ""),
        IsFarTooLong(Slug) ? Slug : PlainText.CleanLine(Slug));

    internal EditionText Name => new(Names.Where(n => n.Value.Length > 0).ToDictionary());

    internal IEnumerable<Fault> Faults()
    {
        foreach (var (edition, name) in Names.Where(n => n.Value.Length > Section.MaxNameLength)) yield return new($"name-{edition}", "desk.fault.too-long", Section.MaxNameLength);
        if (Names.Values.All(n => n.Length == 0)) yield return new($"name-{Names.Keys.First()}", "desk.fault.section-unnamed");
        if (Slug.Length > NewsSite.Text.Slug.MaxLength) yield return new("slug", "desk.fault.too-long", NewsSite.Text.Slug.MaxLength);
    }

    // What is far beyond its bound is not even cleaned.
    private static bool IsFarTooLong(string typed) => typed.Length > NewsSite.Text.Slug.MaxLength * MostTypedPerKept;
}

/// <summary>What became of a section that was sent.</summary>
public abstract record SaveSectionOutcome
{
    private SaveSectionOutcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    public sealed record Saved(Section Section) : SaveSectionOutcome;

    /// <summary>Its writer can mend it; nothing of what was typed is saved.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : SaveSectionOutcome;

    /// <summary>Someone else changed it in between; nothing was overwritten (P35).</summary>
    /// <param name="Current">As it is saved now.</param>
    public sealed record Conflict(Section Current) : SaveSectionOutcome;

    public sealed record Missing : SaveSectionOutcome;
}
