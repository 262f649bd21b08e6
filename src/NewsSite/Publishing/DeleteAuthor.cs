using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Takes an author whom no article names out of the paper.</summary>
public sealed class DeleteAuthor(NewsDb db)
{
    /// <returns>False where an article names the author, be it a draft; true where the profile is gone, by whomever.</returns>
    public Task<bool> RunAsync(string slug, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Authors.FirstOrDefaultAsync(a => a.Slug == slug, stopping) is not { } author) return true;
        if (await db.Set<Byline>().AnyAsync(b => b.AuthorId == author.Id, stopping)) return false;
        db.Authors.Remove(author);
        await db.BuryAsync(author.Path, stopping);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
