using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Names the paper, says in one line what it is, and names its editions.</summary>
public sealed class SavePaper(NewsDb db, CurrentPaper paper)
{
    /// <param name="version">The one that its writer saw.</param>
    /// <param name="typed">As it was sent.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>Never that it is missing: there is one paper.</returns>
    public async Task<NamedOutcome<Paper>> RunAsync(int version, TypedPaper typed, CancellationToken stopping)
    {
        var names = typed.Names.Cleaned(paper.Value, Paper.MaxNameLength);
        var taglines = typed.Taglines.Cleaned(paper.Value, Paper.MaxTaglineLength);
        var editions = typed.Editions.Cleaned(paper.Value, Paper.MaxNameLength);
        var outcome = await db.WriteAsync<NamedOutcome<Paper>>(async () =>
        {
            var row = await db.Papers.SingleAsync(stopping);
            if (row.Version != version) return new NamedOutcome<Paper>.Conflict(row);
            List<Fault> faults = [.. names.Faults("name", Paper.MaxNameLength), .. taglines.Faults("tagline", Paper.MaxTaglineLength), .. editions.Faults("edition", Paper.MaxNameLength), .. editions.Empty("edition", "desk.fault.edition-unnamed")];
            if (names.IsEmpty) faults.Add(names.Unnamed("name"));
            if (faults.Count > 0) return new NamedOutcome<Paper>.Refused(faults);
            row.Rename(names.Kept, taglines.Kept, editions.Kept);
            await db.SaveChangesAsync(stopping);
            return new NamedOutcome<Paper>.Saved(row);
        }, stopping);
        if (outcome is NamedOutcome<Paper>.Saved) await paper.RefreshAsync(stopping); // the next answer calls it so
        return outcome;
    }
}

/// <summary>The paper as the form of the desk sends it: each a text for each edition.</summary>
/// <param name="Names">At least one.</param>
/// <param name="Taglines">In one line, what the paper is.</param>
/// <param name="Editions">What each calls itself, in its own language.</param>
public sealed record TypedPaper(TypedTexts Names, TypedTexts Taglines, TypedTexts Editions);
