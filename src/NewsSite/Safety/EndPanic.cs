using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Safety;

/// <summary>Opens the forms and the desk again. Sessions that ended stay ended: everyone signs in anew.</summary>
public sealed class EndPanic(NewsDb db)
{
    /// <returns>False where there was none.</returns>
    public Task<bool> RunAsync(CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        var papers = await db.Papers.InPanic().ToListAsync(stopping);
        papers.ForEach(p => p.EndPanic());
        await db.SaveChangesAsync(stopping);
        return papers.Count > 0;
    }, stopping);
}
