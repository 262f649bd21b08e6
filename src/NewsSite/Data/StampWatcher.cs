using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data;

/// <summary>
/// Notices that another process changed the paper: SQLite tells cheaply that anything was written, the paper's row
/// tells whether it concerns readers.
/// </summary>
public sealed class StampWatcher(ReadDb db, Stamps stamps)
{
    private long version = -1;

    /// <summary>Looks once, on a connection that stays open between calls.</summary>
    /// <returns>Whether another process changed what readers see.</returns>
    public async Task<bool> LookAsync(CancellationToken stopping)
    {
        await db.Database.OpenConnectionAsync(stopping);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var now = Convert.ToInt64(await command.ExecuteScalarAsync(stopping), CultureInfo.InvariantCulture);
        if (now == version) return false;
        var row = await db.Papers.Select(p => p.Stamp).FirstOrDefaultAsync(stopping);
        version = now; // only now: a read that failed is tried again
        if (row <= stamps.PaperRow) return false;
        stamps.PaperRow = row;
        stamps.RaisePaper();
        return true;
    }
}
