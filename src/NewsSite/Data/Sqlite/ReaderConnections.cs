using System.Collections.Frozen;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace NewsSite.Data.Sqlite;

/// <summary>
/// Readers' connections may select from the public tables and their full-text index, and call functions. Everything else SQLite refuses itself
/// (error 23), whatever the query says: the staff's tables, the schema, ATTACH, every other PRAGMA (P12).
/// </summary>
internal sealed class ReaderConnections : DbConnectionInterceptor
{
    public static readonly ReaderConnections Instance = new();

    private static readonly ConditionalWeakTable<sqlite3, object> Guarded = [];
    private static FrozenSet<string>? publicTables;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Guard(connection, eventData.Context);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Guard(connection, eventData.Context);
        return Task.CompletedTask;
    }

    // The pool hands the same handle out again and again: the authorizer stays on it.
    private static void Guard(DbConnection connection, DbContext? context)
    {
        publicTables ??= context!.Model.GetEntityTypes().Select(t => t.GetTableName()!).Concat(SqliteSearchTables.Readable).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        var handle = ((SqliteConnection)connection).Handle!;
        if (Guarded.TryGetValue(handle, out _)) return;
        strdelegate_authorizer authorizer = Decide;
        raw.sqlite3_set_authorizer(handle, authorizer, null);
        Guarded.AddOrUpdate(handle, authorizer);
    }

    private static int Decide(object? state, int action, string? first, string? second, string? database, string? trigger) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
        raw.SQLITE_READ => publicTables!.Contains(first ?? "") ? raw.SQLITE_OK : raw.SQLITE_DENY,
        raw.SQLITE_PRAGMA => first == "data_version" ? raw.SQLITE_OK : raw.SQLITE_DENY,
        raw.SQLITE_TRANSACTION => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };
}
