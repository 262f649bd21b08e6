using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Takes a standing page out of one edition; those of the others stay.</summary>
public sealed class DeletePage(NewsDb db)
{
    /// <summary>It is gone when this returns, by whomever.</summary>
    public Task RunAsync(string edition, string slug, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Pages.FirstOrDefaultAsync(p => p.Edition == edition && p.Slug == slug, stopping) is not { } page) return;
        db.Pages.Remove(page);
        if (!await db.Tombstones.AnyAsync(t => t.Path == page.Path, stopping)) db.Tombstones.Add(new Tombstone { Path = page.Path });
        await db.SaveChangesAsync(stopping);
    }, stopping);
}
