using NewsSite.Data;

namespace NewsSite.Safety;

/// <summary>
/// Brings a backup back, into a data folder that holds no paper and that nobody uses. The archive is read to its end
/// before anything is written; the database gets its name last, so that a paper is there whole or not at all. What the
/// ledgers beside the archive and in the folder know of is to be destroyed again: <see cref="ReplayLedger"/>.
/// </summary>
public sealed class RestorePaper(NewsDb db, DataFolder folder, Ledger ledger)
{
    /// <exception cref="CannotStartException">The folder is not empty or in use, or the archive is not one that can be restored.</exception>
    public async Task<PaperRestored> RunAsync(string file, CancellationToken stopping = default)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file)) throw new CannotStartException($"{file} does not exist: name a file that 'backup' wrote.");
        RequireEmpty();
        await PaperArchive.ReadAsync(file, folder: null, _ => false, stopping);

        using var turn = DataLock.Take(folder);
        RequireEmpty();
        ClearUnfinished();
        try
        {
            Directory.CreateDirectory(Unfinished);
            var manifest = await PaperArchive.ReadAsync(file, Unfinished, _ => true, stopping);
            await CheckAsync(file, manifest, stopping);
            MoveFolder("media", folder.Media);
            MoveFolder("keys", folder.Keys);
            ledger.TakeFrom(Path.GetDirectoryName(file)!);
            ReplayLedger.Expect(folder);
            File.Move(Path.Combine(Unfinished, PaperManifest.Database), folder.Database);
            Directory.Delete(Unfinished, recursive: true);
            return new(manifest.TakenAt, manifest.Files.Count, manifest.Rows.Values.Sum());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The backup could not be restored ({e.Message.Trim()}): look at the disk's space and the owner of {folder.Path}.");
        }
        finally
        {
            if (!folder.HasDatabase) ClearUnfinished();
        }
    }

    // Within the data folder: beside it may be another disk, or one that cannot be written.
    private string Unfinished => UnfinishedIn(folder);

    internal static string UnfinishedIn(DataFolder folder) => Path.Combine(folder.Path, ".restoring");

    private async Task CheckAsync(string file, PaperManifest manifest, CancellationToken stopping)
    {
        var database = Path.Combine(Unfinished, PaperManifest.Database);
        var faults = await PaperFiles.FaultsAsync(database, manifest, PaperFiles.MasterNamesAsync, stopping);
        if (faults.Count > 0) throw new CannotStartException($"The archive {file} did not pass its check and nothing was restored: {faults[0]}. Use another backup.");
        if ((await PaperFiles.UnknownMigrationsAsync(database, db, stopping)).FirstOrDefault() is { } unknown)
            throw new CannotStartException($"The archive {file} was written by a newer NewsSite ({unknown}): restore it with that version.");
    }

    private void RequireEmpty()
    {
        if (!Directory.Exists(folder.Path)) return;
        var found = Directory.EnumerateFileSystemEntries(folder.Path).FirstOrDefault(path =>
            Path.GetFileName(path) is not (".lock" or ".restoring" or ".restored" or Ledger.FileName or "lost+found")
            && !(Directory.Exists(path) && (WasBegun(path) || !Directory.EnumerateFileSystemEntries(path).Any())));
        if (found is not null) throw new CannotStartException($"{folder.Path} is not empty ({Path.GetFileName(found)}), and a restore never writes over anything: set Data__Directory to an empty folder.");
    }

    // A restore that was killed while it moved: its folders are ours to clear as long as no database has its name.
    private bool WasBegun(string path) => Directory.Exists(Unfinished) && !folder.HasDatabase && (path == folder.Media || path == folder.Keys);

    private void ClearUnfinished()
    {
        if (!Directory.Exists(Unfinished)) return;
        foreach (var path in new[] { folder.Media, folder.Keys, Unfinished })
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        }
    }

    private void MoveFolder(string name, string target)
    {
        var source = Path.Combine(Unfinished, name);
        if (!Directory.Exists(source)) return;
        if (Directory.Exists(target)) Directory.Delete(target); // empty: it was looked at under the lock
        Directory.Move(source, target);
    }
}

/// <param name="TakenAt">When the backup was made, UTC.</param>
/// <param name="Files">How many files were brought back.</param>
/// <param name="Rows">How many rows the database has in all tables.</param>
public sealed record PaperRestored(DateTime TakenAt, int Files, long Rows);
