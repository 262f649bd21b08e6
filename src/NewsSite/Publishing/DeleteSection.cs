using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Publishing;

/// <summary>Takes a section in which nothing stands out of the paper.</summary>
public sealed class DeleteSection(NewsDb db)
{
    /// <returns>False where articles stand in it, be they drafts or withdrawn; true where it is gone, by whomever.</returns>
    public Task<bool> RunAsync(string slug, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Sections.FirstOrDefaultAsync(s => s.Slug == slug, stopping) is not { } section) return true;
        if (await db.Articles.AnyAsync(a => a.SectionId == section.Id, stopping)) return false;
        db.Sections.Remove(section);
        await db.BuryAsync(section.Path, stopping);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
