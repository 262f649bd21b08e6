using Microsoft.Data.Sqlite;
using NewsSite.Data;
using NewsSite.Data.Sqlite;

namespace NewsSite.Safety;

/// <summary>
/// Puts the whole paper into one file while it is served and written: one moment of the database, its pictures, its
/// keys. The file is opened again and checked before it gets its name, so one that exists restores (P40).
/// </summary>
public sealed class BackUpPaper(DataFolder folder, Ledger ledger, TimeProvider clock)
{
    /// <param name="file">A file that does not exist, in a folder that does.</param>
    /// <param name="stopping">Leaves nothing behind.</param>
    /// <exception cref="CannotStartException">There is nothing to copy, the file exists, or the copy did not pass its check.</exception>
    public async Task<PaperBackup> RunAsync(string file, CancellationToken stopping = default)
    {
        file = Path.GetFullPath(file);
        if (!folder.HasDatabase) throw new CannotStartException($"There is no paper in {folder.Path}: set Data__Directory to its data folder.");
        if (Path.Exists(file)) throw new CannotStartException($"{file} exists, and a backup never writes over anything: name another file, or move that one away.");
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new CannotStartException($"The folder of {file} does not exist: make it, or name another one.");

        var unfinished = file + ".unfinished";
        var work = file + ".unfinished-files";
        Clear(unfinished, work);
        try
        {
            MakePrivate(work);
            var copy = Path.Combine(work, PaperManifest.Database);
            await Task.Run(() => Copy(copy), stopping);
            var sources = await SourcesAsync(copy, stopping);
            await PaperArchive.WriteAsync(unfinished, sources, SqliteCheck.Counts(copy), clock.GetUtcNow().UtcDateTime, stopping);
            File.Delete(copy);

            var manifest = await PaperArchive.ReadAsync(unfinished, work, name => name == PaperManifest.Database, stopping);
            var faults = await PaperFiles.FaultsAsync(copy, manifest, PaperFiles.MediaNamesAsync, stopping);
            if (faults.Count > 0) throw new CannotStartException($"The backup did not pass its check and was deleted: {faults[0]}. Run 'check'.");
            ledger.CopyTo(Path.GetDirectoryName(file)!);
            File.Move(unfinished, file);
            return new(file, new FileInfo(file).Length, manifest.Files.Count, manifest.Rows.Values.Sum());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The backup could not be written ({e.Message.Trim()}): look at the disk's space and the folder's owner.");
        }
        finally
        {
            Clear(unfinished, work);
        }
    }

    private void Copy(string copy)
    {
        try
        {
            SqliteCopy.Make(folder.Database, copy);
        }
        catch (SqliteException e)
        {
            throw new CannotStartException($"The database cannot be copied ({e.Message}): run 'check'.");
        }
    }

    // The rows come first, then the files that they name: a picture's files are there before its row.
    private async Task<List<(string Name, string Path)>> SourcesAsync(string copy, CancellationToken stopping)
    {
        var faults = SqliteCheck.Faults(copy);
        if (faults.Count > 0) throw new CannotStartException($"The database is damaged, so there is no good backup of it: {faults[0]}. Restore the last backup.");
        List<(string Name, string Path)> sources = [(PaperManifest.Database, copy)];
        foreach (var name in await PaperFiles.MediaNamesAsync(copy, stopping))
        {
            var path = Path.Combine(folder.Media, name);
            if (!File.Exists(path)) throw new CannotStartException($"The paper lacks {path}: send that picture again, or bring the file back, and then back up.");
            sources.Add(("media/" + name, path));
        }
        if (Directory.Exists(folder.Keys)) sources.AddRange(Directory.GetFiles(folder.Keys).Order(StringComparer.Ordinal).Select(f => ("keys/" + Path.GetFileName(f), f)).Where(f => PaperManifest.IsName(f.Item1)));
        return sources;
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Clear(string unfinished, string work)
    {
        File.Delete(unfinished);
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
    }
}

/// <param name="File">Its absolute path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Files">How many files are in it, the list apart.</param>
/// <param name="Rows">How many rows its database has in all tables.</param>
public sealed record PaperBackup(string File, long Bytes, int Files, long Rows);
