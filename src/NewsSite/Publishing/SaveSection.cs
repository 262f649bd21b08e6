using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Adds a section to the paper, or gives one other names.</summary>
public sealed class SaveSection(NewsDb db, CurrentPaper paper)
{
    /// <summary>In place of the address of one that is not saved yet.</summary>
    public const string New = NewAddress.New;

    /// <param name="slug">Of the section; null for a new one, which stands behind the others.</param>
    /// <param name="version">The one that its writer saw; 0 for a new one.</param>
    /// <param name="typed">As it was sent.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<NamedOutcome<Section>> RunAsync(string? slug, int version, TypedSection typed, CancellationToken stopping)
    {
        var names = typed.Names.Cleaned(paper.Value, Section.MaxNameLength);
        return db.WriteAsync<NamedOutcome<Section>>(async () =>
        {
            var section = slug is null ? null : await db.Sections.FirstOrDefaultAsync(s => s.Slug == slug, stopping);
            if (slug is not null && section is null) return new NamedOutcome<Section>.Missing();
            if (section is not null && section.Version != version) return new NamedOutcome<Section>.Conflict(section);
            var faults = names.Faults("name", Section.MaxNameLength).ToList();
            if (names.IsEmpty) faults.Add(names.Unnamed("name"));
            var address = slug ?? await NewAddress.OfAsync(typed.Slug.Trim(), names.Kept.In(paper.Value.DefaultEdition), made => db.Sections.AnyAsync(s => s.Slug == made, stopping), faults);
            if (faults.Count > 0) return new NamedOutcome<Section>.Refused(faults);
            section ??= db.Sections.Add(new Section { Slug = address, Position = (await db.Sections.MaxAsync(s => (int?)s.Position, stopping) ?? -1) + 1 }).Entity;
            section.Rename(names.Kept);
            await db.SaveChangesAsync(stopping);
            return new NamedOutcome<Section>.Saved(section);
        }, stopping);
    }
}

/// <summary>A section as the form of the desk sends it.</summary>
/// <param name="Slug">Of a new one; empty for one that is made of its name.</param>
public sealed record TypedSection(TypedTexts Names, string Slug);
