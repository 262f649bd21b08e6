using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data.Sqlite;

/// <summary>Empties the write-ahead log, in which erased words stand until it is written over.</summary>
internal static class SqliteTraces
{
    /// <summary>One attempt, which waits 100 ms at most for readers.</summary>
    /// <returns>Whether the log is empty now.</returns>
    public static async Task<bool> EraseAsync(NewsDb db)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE);";
            await using var reader = await command.ExecuteReaderAsync();
            await reader.NextResultAsync(); // the first pragma answers with its value
            return await reader.ReadAsync() && Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture) == 0;
        }
        finally
        {
            await db.Database.CloseConnectionAsync(); // the next opening sets the timeout anew
        }
    }
}
