using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Gives the paper its drawings: the mark beside its name, the icon of its tabs and home screens, its card for other sites.</summary>
public sealed class DrawPaper(NewsDb db, CurrentPaper paper)
{
    /// <param name="mark">An SVG; null leaves the one that there is.</param>
    /// <param name="emblems">Take the places of those of the same names.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task RunAsync(string? mark, IReadOnlyList<Emblem> emblems, CancellationToken stopping)
    {
        await db.WriteAsync(async () =>
        {
            var names = emblems.Select(e => e.Name).ToList();
            (await db.Papers.SingleAsync(stopping)).Draw(mark, hasIcons: names.Contains(Emblem.Small), hasCard: names.Contains(Emblem.Card));
            db.Emblems.RemoveRange(await db.Emblems.Where(e => names.Contains(e.Name)).ToListAsync(stopping));
            await db.SaveChangesAsync(stopping);
            db.Emblems.AddRange(emblems);
            await db.SaveChangesAsync(stopping);
        }, stopping);
        await paper.RefreshAsync(stopping); // the next answer shows it
    }
}
