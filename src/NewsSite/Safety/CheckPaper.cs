using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;

namespace NewsSite.Safety;

/// <summary>Looks the paper over while it may be served: what it finds wrong is a line each, and says what to do.</summary>
public sealed class CheckPaper(NewsDb db, SqliteMigrator migrator, DataFolder folder)
{
    /// <summary>Bytes of free disk below which writing is soon refused.</summary>
    public const long LeastFreeBytes = 200_000_000;

    /// <returns>The faults; empty when all is well.</returns>
    public async Task<List<string>> RunAsync(CancellationToken stopping = default)
    {
        if (!folder.HasDatabase) return [$"There is no paper in {folder.Path}: set Data__Directory to its data folder, or start 'serve' to make one."];
        var faults = SqliteCheck.Faults(folder.Database).Select(f => $"The database: {f}. Restore the last backup.").ToList();
        if (faults.Count == 0)
        {
            if (await SchemaFaultAsync(stopping) is { } schema) faults.Add(schema);
            else
            {
                if (migrator.DifferingSearchTables() is { Count: > 0 } search) faults.Add($"The search is not whole ({string.Join(", ", search)}): start 'serve' once, which mends it.");
                if (migrator.DifferingLogGuards() is { Count: > 0 } guards) faults.Add($"The log of the staff could be changed ({string.Join(", ", guards)}): start 'serve' once, which guards it again.");
                await AddMediaFaultsAsync(faults, stopping);
            }
        }
        if (Directory.Exists(RestorePaper.UnfinishedIn(folder))) faults.Add($"A restore was cut off and left {RestorePaper.UnfinishedIn(folder)}: delete it.");
        if (KeysFault() is { } keys) faults.Add(keys);
        if (SpaceFault(new DriveInfo(folder.Path).AvailableFreeSpace) is { } space) faults.Add(space);
        return faults;
    }

    internal string? SpaceFault(long free) =>
        free >= LeastFreeBytes ? null : $"The disk of {folder.Path} has {free / 1_000_000} MB left, less than {LeastFreeBytes / 1_000_000}: make room, or writing will stop.";

    // SQLite's version, migrations that wait, and those of a newer program.
    private async Task<string?> SchemaFaultAsync(CancellationToken stopping)
    {
        try
        {
            await migrator.RequireCurrentAsync(stopping);
            return null;
        }
        catch (CannotStartException e)
        {
            return e.Message;
        }
    }

    private async Task AddMediaFaultsAsync(List<string> faults, CancellationToken stopping)
    {
        await foreach (var media in db.MediaFiles.AsNoTracking().OrderBy(m => m.Id).AsAsyncEnumerable().WithCancellation(stopping))
        {
            var missing = media.FileNames.Where(name => new FileInfo(Path.Combine(folder.Media, name)) is not { Exists: true, Length: > 0 }).ToList();
            if (missing.Count > 0) faults.Add($"The picture {media.Name} lacks {missing.Count} of its files in {folder.Media} ({missing[0]}): send it again, or bring them back from a backup.");
        }
    }

    private string? KeysFault()
    {
        var probe = Path.Combine(folder.Keys, ".check");
        try
        {
            Directory.CreateDirectory(folder.Keys);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The folder {folder.Keys} cannot be written: give it to the user that runs NewsSite, else every start signs all staff out.";
        }
    }
}
