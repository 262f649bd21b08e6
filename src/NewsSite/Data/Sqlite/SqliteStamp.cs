using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data.Sqlite;

/// <summary>The paper's stamp as a row, so that the serving process sees what another one wrote.</summary>
internal static class SqliteStamp
{
    /// <summary>Raises the row within the transaction that is open and gives its new value; 0 while there is no paper yet.</summary>
    public static async Task<long> RaiseAsync(NewsDb db) =>
        (await db.Database.SqlQueryRaw<long>("UPDATE \"Papers\" SET \"Stamp\" = \"Stamp\" + 1 RETURNING \"Stamp\" AS \"Value\"").ToListAsync())
            .FirstOrDefault();
}
