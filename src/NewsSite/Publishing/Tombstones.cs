using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

internal static class Tombstones
{
    /// <summary>Notes, with the next save, that the desk deleted what stood there.</summary>
    public static async Task BuryAsync(this NewsDb db, string path, CancellationToken stopping)
    {
        if (!await db.Tombstones.AnyAsync(t => t.Path == path, stopping)) db.Tombstones.Add(new Tombstone { Path = path });
    }
}
