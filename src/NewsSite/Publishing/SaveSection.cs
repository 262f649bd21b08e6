using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Adds a section to the paper, or gives one other names. Its address never changes: links and feeds name it.</summary>
public sealed class SaveSection(NewsDb db, CurrentPaper paper)
{
    /// <summary>What the desk calls one that is still to be named: no section has it.</summary>
    public const string New = "new";

    /// <param name="slug">Of the section; null for a new one, which stands behind the others.</param>
    /// <param name="version">The one that its writer saw; 0 for a new one.</param>
    /// <param name="typed">As it was sent.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<SaveSectionOutcome> RunAsync(string? slug, int version, TypedSection typed, CancellationToken stopping)
    {
        var clean = typed.Cleaned(paper.Value);
        return db.WriteAsync<SaveSectionOutcome>(async () =>
        {
            var section = slug is null ? null : await db.Sections.FirstOrDefaultAsync(s => s.Slug == slug, stopping);
            if (slug is not null && section is null) return new SaveSectionOutcome.Missing();
            if (section is not null && section.Version != version) return new SaveSectionOutcome.Conflict(section);
            var faults = clean.Faults().ToList();
            var address = slug ?? AddressOf(clean);
            if (address.Length == 0) faults.Add(new("slug", "desk.fault.section-address"));
            if (section is null && (address == New || await db.Sections.AnyAsync(s => s.Slug == address, stopping))) faults.Add(new("slug", "desk.fault.section-taken"));
            if (faults.Count > 0) return new SaveSectionOutcome.Refused(faults);
            section ??= db.Sections.Add(new Section { Slug = address, Position = (await db.Sections.MaxAsync(s => (int?)s.Position, stopping) ?? -1) + 1 }).Entity;
            section.Rename(clean.Name);
            await db.SaveChangesAsync(stopping);
            return new SaveSectionOutcome.Saved(section);
        }, stopping);
    }

    // Of the name in the paper's own language, where it has one.
    private string AddressOf(TypedSection typed) =>
        Slug.From(typed.Slug.Length > 0 ? typed.Slug : typed.Name.In(paper.Value.DefaultEdition));
}
