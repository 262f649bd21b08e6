using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data.Sqlite;

/// <summary>Brings a database to this program's schema, with a copy of it kept first. The caller holds <see cref="DataLock"/>.</summary>
public sealed class SqliteMigrator(NewsDb db, DataFolder folder)
{
    /// <summary>Older ones can corrupt a database in WAL mode (P45).</summary>
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <returns>Whether anything was to do.</returns>
    /// <exception cref="CannotStartException">SQLite is too old, or the database is of a newer program; it is not touched.</exception>
    public async Task<bool> MigrateAsync(CancellationToken stopping)
    {
        var pending = await PendingAsync(stopping);
        if (pending.Count == 0) return false;
        if (folder.HasDatabase) KeepCopy(pending[0]);
        await ClearLockAsync(stopping);
        await db.Database.MigrateAsync(stopping);
        return true;
    }

    /// <summary>For verbs that do not migrate: the schema is this program's, or they stop.</summary>
    public async Task RequireCurrentAsync(CancellationToken stopping)
    {
        if ((await PendingAsync(stopping)).Count > 0)
            throw new CannotStartException($"The database in {folder.Path} is of an older NewsSite: start 'serve' once, which upgrades it.");
    }

    private async Task<List<string>> PendingAsync(CancellationToken stopping)
    {
        if (Version.Parse(new SqliteConnection().ServerVersion) is var version && version < OldestSqlite)
            throw new CannotStartException($"SQLite {version} is too old, {OldestSqlite} or newer is needed: update NewsSite's packages.");
        var known = db.Database.GetMigrations().ToList();
        var applied = folder.HasDatabase ? await AppliedAsync(stopping) : [];
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new CannotStartException($"The database in {folder.Path} was written by a newer NewsSite ({unknown}): run that version, or restore a backup of this one.");
        return [.. known.Except(applied)];
    }

    private async Task<List<string>> AppliedAsync(CancellationToken stopping)
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsHistory'").ToListAsync(stopping);
        return tables.Count == 0 ? [] : await db.Database.SqlQueryRaw<string>("SELECT \"MigrationId\" AS \"Value\" FROM \"__EFMigrationsHistory\"").ToListAsync(stopping);
    }

    // A process killed while it migrated leaves this row, on which every later start would wait for ever.
    private async Task ClearLockAsync(CancellationToken stopping)
    {
        if (!folder.HasDatabase) return;
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(stopping);
        if (tables.Count > 0) await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\""), stopping);
    }

    private void KeepCopy(string firstPending)
    {
        Directory.CreateDirectory(folder.BeforeMigrations);
        var copy = Path.Combine(folder.BeforeMigrations, $"before-{firstPending}.db");
        if (!File.Exists(copy)) SqliteCopy.Make(folder.Database, copy);
    }
}
