using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin;

/// <summary>What the forms of a section and of an author have in common.</summary>
/// <param name="Kind">What stands in the keys of their words: <c>sections</c>, <c>authors</c>.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Path">Of the readers' page; null for one that is still to be saved.</param>
/// <param name="Slug">As it was typed for a new one.</param>
/// <param name="Articles">How many keep it from being deleted.</param>
/// <param name="Faults">Why nothing was saved.</param>
public sealed record NamedForm(string Kind, string Action, string? Path, string? Slug, int Articles, IReadOnlyList<Fault> Faults)
{
    public bool IsSaved { get; init; }

    /// <summary>It was to be deleted, but articles keep it.</summary>
    public bool IsInUse { get; init; }

    /// <summary>The fault of a field; null where it was not refused.</summary>
    public Fault? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field);
}
