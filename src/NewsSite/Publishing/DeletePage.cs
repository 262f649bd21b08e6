using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Publishing;

/// <summary>Takes a standing page out of one edition; those of the others stay.</summary>
public sealed class DeletePage(NewsDb db)
{
    /// <param name="edition">Of the paper.</param>
    /// <param name="slug">Of the page.</param>
    /// <param name="version">The one that was seen.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where someone has changed it since, and it stays; true where it is gone, by whomever.</returns>
    public Task<bool> RunAsync(string edition, string slug, int version, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Pages.FirstOrDefaultAsync(p => p.Edition == edition && p.Slug == slug, stopping) is not { } page) return true;
        if (page.Version != version) return false;
        db.Pages.Remove(page);
        await db.BuryAsync(page.DeskPath, stopping);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
