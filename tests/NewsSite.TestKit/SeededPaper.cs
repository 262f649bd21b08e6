using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Import;
using NewsSite.Publishing;

namespace NewsSite.TestKit;

/// <summary>The paper's own content, imported once for all tests of a run; each test gets a copy of the folder.</summary>
public static class SeededPaper
{
    private static readonly Lazy<Task<string>> Folder = new(ImportAsync);

    public static Task<string> FolderAsync() => Folder.Value;

    /// <summary>A copy of it in a folder of its own, for a process to use.</summary>
    public static async Task<TemporaryFolder> CopyAsync()
    {
        var folder = new TemporaryFolder();
        CopyTo(await FolderAsync(), folder.Path);
        return folder;
    }

    /// <summary>The folder with NewsSite.sln.</summary>
    public static string Repository { get; } = FindRepository();

    public static void CopyTo(string from, string to)
    {
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(directory.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task<string> ImportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("newssite-seeded-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using (var services = new ServiceCollection().AddLogging()
            .AddNewsroom(new DataFolder(folder), new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider())
        {
            await Newsroom.MigrateAsync(services);
            await using var scope = services.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<ImportContent>().RunAsync(Path.Combine(Repository, "content"), null, default);
            if (!report.Succeeded) throw new InvalidOperationException(string.Join(Environment.NewLine, report.Problems));
            await Newsroom.TakeUpAsync(services); // makes the paper's keys: what two copies sign is the same
        }
        MergeLog(new DataFolder(folder).Database);
        return folder;
    }

    // Into the file that is copied. A reader's connection that is the last to close leaves it beside.
    private static void MergeLog(string database)
    {
        SqliteConnection.ClearAllPools();
        Checkpoint(database);
    }

    /// <summary>Moves a database's log into it, from a connection of its own, as far as those who read it just now let it.</summary>
    public static void Checkpoint(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsSite.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
