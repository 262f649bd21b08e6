using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Data;

internal static class Tombstones
{
    /// <summary>Notes, with the next save, that the desk deleted what stood there.</summary>
    public static async Task BuryAsync(this NewsDb db, string path, CancellationToken stopping)
    {
        if (!await db.IsBuriedAsync(path, stopping)) db.Tombstones.Add(new Tombstone { Path = path });
    }

    /// <summary>Whether the desk deleted what stood there.</summary>
    public static Task<bool> IsBuriedAsync(this NewsDb db, string path, CancellationToken stopping) => db.Tombstones.AnyAsync(t => t.Path == path, stopping);

    /// <summary>Forgets, with the next save, that it was deleted: somebody has brought it back on purpose.</summary>
    public static async Task UnburyAsync(this NewsDb db, string path, CancellationToken stopping) => db.Tombstones.RemoveRange(await db.Tombstones.Where(t => t.Path == path).ToListAsync(stopping));
}
