using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NewsSite.Data.Sqlite;

/// <summary>Brings a database to this program's schema, with a copy of it kept first. The caller holds <see cref="DataLock"/>. The writers' context is opened only for work to do: most starts find none.</summary>
public sealed class SqliteMigrator(Lazy<NewsDb> writing, DataFolder folder, TimeProvider clock)
{
    /// <summary>Older ones can corrupt a database in WAL mode (P45).</summary>
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <returns>Whether anything was to do.</returns>
    /// <exception cref="CannotStartException">SQLite is too old, or the database is of a newer program; it is not touched.</exception>
    public async Task<bool> MigrateAsync(CancellationToken stopping)
    {
        var pending = Pending();
        if (pending.Count > 0)
        {
            if (folder.HasDatabase) KeepCopy(pending[0]);
            await ClearLockAsync(stopping);
            await writing.Value.Database.MigrateAsync(stopping);
        }
        // A migration that rebuilds a table drops its triggers without a word.
        if (DifferingLogGuards() is { Count: > 0 } guards) await SqliteStaffLog.MendAsync(writing.Value, guards, stopping);
        if (DifferingSearchTables() is not { Count: > 0 } differing) return pending.Count > 0;
        await SqliteSearchTables.MendAsync(writing.Value, differing, stopping);
        return true;
    }

    /// <summary>What of the search is missing or not as this program makes it; the schema is this program's.</summary>
    public List<string> DifferingSearchTables()
    {
        using var connection = OpenReading();
        return SqliteSearchTables.Differing(connection);
    }

    /// <summary>The same of what keeps the log of the staff from being changed.</summary>
    public List<string> DifferingLogGuards()
    {
        using var connection = OpenReading();
        return SqliteStaffLog.Differing(connection);
    }

    /// <summary>For verbs that do not migrate: the schema is this program's, or they stop.</summary>
    public Task RequireCurrentAsync(CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        if (Pending().Count == 0) return Task.CompletedTask;
        throw new CannotStartException($"The database in {folder.Path} is of an older NewsSite: start 'serve' once, which upgrades it.");
    }

    private List<string> Pending()
    {
        if (Version.Parse(new SqliteConnection().ServerVersion) is var version && version < OldestSqlite)
            throw new CannotStartException($"SQLite {version} is too old, {OldestSqlite} or newer is needed: update NewsSite's packages.");
        var known = Known();
        var applied = folder.HasDatabase ? Applied() : [];
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new CannotStartException($"The database in {folder.Path} was written by a newer NewsSite ({unknown}): run that version, or restore a backup of this one.");
        return [.. known.Except(applied)];
    }

    // From the program's own types: asking the context would make its whole model first, at every start.
    private static List<string> Known() =>
        [.. typeof(SqliteMigrator).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    // On a connection that cannot write: a writing one would turn a copy in rollback mode to WAL before it is refused.
    private List<string> Applied()
    {
        using var connection = OpenReading();
        return Names(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'").Count == 0
            ? [] : Names(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
    }

    private SqliteConnection OpenReading()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    // A process killed while it migrated leaves this row, on which every later start would wait for ever.
    private async Task ClearLockAsync(CancellationToken stopping)
    {
        if (!folder.HasDatabase) return;
        var db = writing.Value;
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(stopping);
        if (tables.Count > 0) await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\""), stopping);
    }

    private void KeepCopy(string firstPending)
    {
        DataFolder.Make(folder.BeforeMigrations);
        // With the time: a copy of an earlier attempt is not today's paper.
        var copy = Path.Combine(folder.BeforeMigrations, $"before-{firstPending}-{clock.GetUtcNow():yyyyMMdd'T'HHmmss}.db");
        if (File.Exists(copy)) return;
        var before = Directory.GetFiles(folder.BeforeMigrations, $"before-{firstPending}-*.db");
        SqliteCopy.Make(folder.Database, copy);
        // The same paper is kept once: a start that fails again and again must not fill the disk.
        if (Array.Exists(before, earlier => AreSame(earlier, copy))) File.Delete(copy);
    }

    private static bool AreSame(string first, string second)
    {
        if (new FileInfo(first).Length != new FileInfo(second).Length) return false;
        using var one = File.OpenRead(first);
        using var other = File.OpenRead(second);
        return SHA256.HashData(one).AsSpan().SequenceEqual(SHA256.HashData(other));
    }
}
