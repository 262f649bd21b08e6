using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin;

/// <summary>What the forms of a section, an author, a page and the paper itself have in common.</summary>
/// <param name="Kind">What stands in the keys of their words: <c>sections</c>, <c>authors</c>, <c>pages</c>, <c>nameplate</c>.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Path">Where it is read, or where the desk has it; null for one that is still to be saved.</param>
/// <param name="Slug">As it was typed for a new one.</param>
/// <param name="Articles">How many keep it from being deleted.</param>
/// <param name="Faults">Why nothing was saved.</param>
public sealed record NamedForm(string Kind, string Action, string? Path, string? Slug, int Articles, IReadOnlyList<Fault> Faults)
{
    public bool IsSaved { get; init; }

    /// <summary>It was to be deleted, but articles keep it.</summary>
    public bool IsInUse { get; init; }

    /// <summary>What the form was filled from; what is deleted must not have changed since.</summary>
    public int Version { get; init; }

    /// <summary>The ids that say more of a field: its hint, and its fault where it was refused; null for none.</summary>
    public string? Describing(string field, string? hint = null) =>
        string.Join(' ', new[] { hint, FaultOf(field) is null ? null : $"fault-{field}" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The fault of a field; null where it was not refused.</summary>
    public Fault? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field);
}
