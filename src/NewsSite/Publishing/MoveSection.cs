using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Publishing;

/// <summary>Gives a section the place of its neighbour in the navigation.</summary>
public sealed class MoveSection(NewsDb db)
{
    /// <param name="slug">Of a section; one that is gone, or has no place left on that side, stays where it is.</param>
    /// <param name="isEarlier">Whether it goes one place towards the beginning, or one towards the end.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>Its id; null where nothing was moved.</returns>
    public Task<long?> RunAsync(string slug, bool isEarlier, CancellationToken stopping) => db.WriteAsync<long?>(async () =>
    {
        var sections = await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(stopping);
        var from = sections.FindIndex(s => s.Slug == slug);
        var to = from + (isEarlier ? -1 : 1);
        if (from < 0 || to < 0 || to >= sections.Count) return null;
        var (moved, other) = (sections[from], sections[to]);
        (var place, other.Position) = (other.Position, moved.Position);
        moved.MoveTo(place);
        await db.SaveChangesAsync(stopping);
        return moved.Id;
    }, stopping);
}
