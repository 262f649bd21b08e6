using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Adds an author whom bylines can name, or changes a profile.</summary>
public sealed class SaveAuthor(NewsDb db, CurrentPaper paper)
{
    /// <summary>In place of the address of one who is not saved yet.</summary>
    public const string New = NewAddress.New;

    /// <param name="slug">Of the author; null for a new one.</param>
    /// <param name="version">The one that its writer saw; 0 for a new one.</param>
    /// <param name="typed">As it was sent.</param>
    /// <param name="stopping">Until the commit.</param>
    public Task<NamedOutcome<Author>> RunAsync(string? slug, int version, TypedAuthor typed, CancellationToken stopping)
    {
        var (names, bios) = (typed.Names.Cleaned(paper.Value, Author.MaxNameLength), typed.Bios.Cleaned(paper.Value, Author.MaxBioLength));
        return db.WriteAsync<NamedOutcome<Author>>(async () =>
        {
            var author = slug is null ? null : await db.Authors.FirstOrDefaultAsync(a => a.Slug == slug, stopping);
            if (slug is not null && author is null) return new NamedOutcome<Author>.Missing();
            if (author is not null && author.Version != version) return new NamedOutcome<Author>.Conflict(author);
            List<Fault> faults = [.. names.Faults("name", Author.MaxNameLength), .. bios.Faults("bio", Author.MaxBioLength)];
            if (names.IsEmpty) faults.Add(names.Unnamed("name"));
            var address = slug ?? await NewAddress.OfAsync(typed.Slug.Trim(), names.Kept.In(paper.Value.DefaultEdition), made => db.Authors.AnyAsync(a => a.Slug == made, stopping), faults);
            if (faults.Count > 0) return new NamedOutcome<Author>.Refused(faults);
            author ??= db.Authors.Add(new Author { Slug = address }).Entity;
            author.Describe(names.Kept, bios.Kept);
            await db.SaveChangesAsync(stopping);
            return new NamedOutcome<Author>.Saved(author);
        }, stopping);
    }
}

/// <summary>An author as the form of the desk sends it.</summary>
/// <param name="Slug">Of a new one; empty for one that is made of the name.</param>
public sealed record TypedAuthor(TypedTexts Names, TypedTexts Bios, string Slug);
