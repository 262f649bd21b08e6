using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;

namespace NewsSite.Safety;

/// <summary>Which files a database speaks of, and what is wrong with a paper that lies in a folder.</summary>
internal static class PaperFiles
{
    /// <summary>Names below <c>media/</c> that the rows of <paramref name="database"/> ask for.</summary>
    public static async Task<List<string>> MediaNamesAsync(string database, CancellationToken stopping) =>
        await MediaAsync(database, media => media.Where(m => m.DestroyedAt == null).Select(m => new { m.Key, m.Width, m.Height, m.FilesVersion, m.Cut }), m => MediaFile.FileNamesOf(m.Key, m.Width, m.Height, m.FilesVersion, m.Cut), stopping);

    /// <summary>The masters only: an archive of an older program may lack sizes that today's rows would have.</summary>
    public static async Task<List<string>> MasterNamesAsync(string database, CancellationToken stopping)
    {
        var knowsDestroyed = await KnowsDestroyedAsync(database, stopping);
        return await MediaAsync(database, media => (knowsDestroyed ? media.Where(m => m.DestroyedAt == null) : media).Select(m => m.Key), key => [MediaFile.MasterName(key)], stopping);
    }

    /// <summary>The migrations that <paramref name="database"/> has had and this program does not know.</summary>
    public static async Task<List<string>> UnknownMigrationsAsync(string database, NewsDb program, CancellationToken stopping)
    {
        await using var db = SqliteSetup.OpenCopy(database);
        return [.. (await db.Database.GetAppliedMigrationsAsync(stopping)).Except(program.Database.GetMigrations())];
    }

    /// <summary>Compares the database of an archive with the archive's manifest.</summary>
    /// <param name="database">Extracted; nobody else has it open.</param>
    /// <param name="manifest">Its files were compared already.</param>
    /// <param name="mediaNames">Which files of <c>media/</c> a database asks for.</param>
    /// <param name="stopping">Ends the reading.</param>
    /// <returns>The faults, a line each.</returns>
    public static async Task<List<string>> FaultsAsync(
        string database, PaperManifest manifest, Func<string, CancellationToken, Task<List<string>>> mediaNames, CancellationToken stopping)
    {
        var faults = SqliteCheck.Faults(database);
        if (faults.Count > 0) return faults;
        try
        {
            if (!SqliteCheck.Counts(database).SequenceEqual(manifest.Rows)) faults.Add("the numbers of rows are not those of the list");
            faults.AddRange((await mediaNames(database, stopping)).Where(name => !manifest.Files.ContainsKey("media/" + name)).Select(name => $"media/{name} is missing"));
        }
        catch (SqliteException e)
        {
            faults.Add($"its database is not a newspaper's ({e.Message})");
        }
        return faults;
    }

    private static async Task<bool> KnowsDestroyedAsync(string database, CancellationToken stopping)
    {
        await using var db = SqliteSetup.OpenCopy(database);
        return await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM pragma_table_info('MediaFiles') WHERE name = 'DestroyedAt'").SingleAsync(stopping) > 0;
    }

    // No more columns than a list needs: the database may be of an older schema.
    private static async Task<List<string>> MediaAsync<T>(string database, Func<IQueryable<MediaFile>, IQueryable<T>> columns, Func<T, IEnumerable<string>> names, CancellationToken stopping)
    {
        await using var db = SqliteSetup.OpenCopy(database);
        return [.. (await columns(db.MediaFiles).ToListAsync(stopping)).SelectMany(names)];
    }
}
