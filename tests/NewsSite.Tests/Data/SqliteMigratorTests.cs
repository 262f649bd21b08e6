using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Data;

public sealed class SqliteMigratorTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    public SqliteMigratorTests() => services = new ServiceCollection().AddLogging()
        .AddNewsroom(new DataFolder(folder.Path), new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();

    private DataFolder Data => services.GetRequiredService<DataFolder>();

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")] // as a copy comes out of a backup
    public async Task A_database_from_the_future_is_refused_untouched(string journal)
    {
        await MigrateAsync();
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SqliteMigrator>().RequireCurrentAsync(default); // control: today's is taken
        SqliteConnection.ClearAllPools();
        Run("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Wonders', '20.0.0')", $"PRAGMA journal_mode = {journal}");
        var before = SHA256.HashData(File.ReadAllBytes(Data.Database));

        var refused = await Assert.ThrowsAsync<CannotStartException>(MigrateAsync);
        Assert.Contains("29991231235959_Wonders", refused.Message, StringComparison.Ordinal);
        await using (var scope = services.CreateAsyncScope())
            await Assert.ThrowsAsync<CannotStartException>(() => scope.ServiceProvider.GetRequiredService<SqliteMigrator>().RequireCurrentAsync(default));
        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(Data.Database)));
        Assert.False(Directory.Exists(Data.BeforeMigrations));
    }

    /// <summary>Password hashes, drafts and what waits for a moderator lie in it.</summary>
    [Fact]
    public async Task The_data_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }
        const UnixFileMode Others = (UnixFileMode)0b111_111;
        using var parent = new TemporaryFolder();
        var data = new DataFolder(parent["data"]);
        using (DataLock.Take(data)) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data.Path) & Others);

        await using var newsroom = await TestNewsroom.OpenAsync();
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(newsroom.Data.Database) & Others);
        File.SetUnixFileMode(newsroom.Data.Database, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead); // of an older version
        newsroom.Data.KeepPrivate();
        foreach (var file in Directory.GetFiles(newsroom.Data.Path, "newssite.db*")) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others);
    }

    [Fact]
    public async Task An_older_database_is_refused_by_verbs_that_do_not_migrate()
    {
        Run("CREATE TABLE \"Old\" (\"Id\" INTEGER)");
        await using var scope = services.CreateAsyncScope();
        await Assert.ThrowsAsync<CannotStartException>(() => scope.ServiceProvider.GetRequiredService<SqliteMigrator>().RequireCurrentAsync(default));
    }

    [Fact]
    public async Task The_lock_that_a_killed_migration_left_does_not_hold_up_the_next()
    {
        Run("PRAGMA journal_mode = WAL", "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)",
            "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-20 08:00:00')");

        // Control: without the clearing EF waits for ever.
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3)))
        await using (var scope = services.CreateAsyncScope())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<NewsDb>().Database.MigrateAsync(patience.Token));

        await MigrateAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Empty(SqliteCheck.Faults(Data.Database));
        Assert.Contains("Articles", SqliteCheck.Counts(Data.Database).Keys);
    }

    [Fact]
    public async Task A_whole_copy_is_kept_before_a_migration_and_none_where_there_was_nothing()
    {
        Run("CREATE TABLE \"Old\" (\"Id\" INTEGER)", "INSERT INTO \"Old\" VALUES (1), (2)");
        await MigrateAsync();
        var copy = Assert.Single(Directory.GetFiles(Data.BeforeMigrations));
        Assert.Empty(SqliteCheck.Faults(copy));
        Assert.Equal(2, SqliteCheck.Counts(copy)["Old"]);
        Assert.DoesNotContain("Articles", SqliteCheck.Counts(copy).Keys);
        await MigrateAsync(); // nothing to do, nothing to keep
        Assert.Single(Directory.GetFiles(Data.BeforeMigrations));

        using var empty = new TemporaryFolder();
        await using var first = new ServiceCollection().AddLogging().AddNewsroom(new DataFolder(empty.Path), new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();
        await Newsroom.MigrateAsync(first);
        Assert.False(Directory.Exists(Path.Combine(empty.Path, "before-migration")));
    }

    [Fact]
    public async Task Another_attempt_keeps_the_paper_of_its_own_day_and_the_same_paper_only_once()
    {
        Run("CREATE TABLE \"Old\" (\"Id\" INTEGER)", "INSERT INTO \"Old\" VALUES (1), (2)");
        // What cannot be migrated: the first migration makes a table of that name.
        Run("CREATE TABLE \"Articles\" (\"Id\" INTEGER)");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<SqliteException>(MigrateAsync);
            SqliteConnection.ClearAllPools();
            await Task.Delay(1100); // names tell seconds
        }
        var kept = Directory.GetFiles(Data.BeforeMigrations);
        Assert.Equal(2, kept.Length); // as it was, and with the tables of EF's own that the first attempt left

        Run("INSERT INTO \"Old\" VALUES (3)");
        await Assert.ThrowsAnyAsync<SqliteException>(MigrateAsync);
        var todays = Assert.Single(Directory.GetFiles(Data.BeforeMigrations).Except(kept));
        Assert.Equal(3, SqliteCheck.Counts(todays)["Old"]);
        Assert.All(kept, copy => Assert.Equal(2, SqliteCheck.Counts(copy)["Old"]));
    }

    private Task MigrateAsync() => Newsroom.MigrateAsync(services);

    private void Run(params string[] statements)
    {
        using var connection = new SqliteConnection($"Data Source={Data.Database};Pooling=False");
        connection.Open();
        foreach (var sql in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
