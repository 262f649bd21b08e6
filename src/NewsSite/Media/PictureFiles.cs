using NewsSite.Data;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Puts the files of one picture into <c>media/</c>: made under another folder first, synced, then renamed, so that under
/// its own name a file is whole; then the row. One picture at a time in this process.
/// </summary>
public static class PictureFiles
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1); // decoding is what takes memory

    /// <param name="folder">Of the paper.</param>
    /// <param name="clock">What a killed process left an hour ago is cleared.</param>
    /// <param name="make">Writes the files into a folder.</param>
    /// <param name="writeRow">Called once the files have their names, with what was told of them, before another picture's turn.</param>
    /// <param name="stopping">Until the files get their names: what was cancelled, or failed, leaves no new file behind.</param>
    public static async Task<TRow> WriteAsync<TMade, TRow>(DataFolder folder, TimeProvider clock, Func<string, Task<TMade>> make, Func<TMade, Task<TRow>> writeRow, CancellationToken stopping)
    {
        Directory.CreateDirectory(folder.Media);
        var unfinished = Path.Combine(folder.Media, ".unfinished-" + Crockford.NewCode(12));
        await OneAtATime.WaitAsync(stopping);
        try
        {
            ClearLeftovers(folder, clock);
            Directory.CreateDirectory(unfinished);
            var made = await make(unfinished);
            foreach (var file in Directory.GetFiles(unfinished))
            {
                using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(handle);
            }
            stopping.ThrowIfCancellationRequested();
            return await MoveAsync(folder, Directory.GetFiles(unfinished), () => writeRow(made));
        }
        finally
        {
            OneAtATime.Release();
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>Something else that needs the files to stay as they are, or takes them away; no picture is written meanwhile.</summary>
    public static async Task<T> InTurnAsync<T>(Func<Task<T>> act, CancellationToken stopping)
    {
        await OneAtATime.WaitAsync(stopping);
        try
        {
            return await act();
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    // A file that was there before has a row, or another process is about to write one: only those of our own go again.
    private static async Task<TRow> MoveAsync<TRow>(DataFolder folder, IReadOnlyList<string> files, Func<Task<TRow>> writeRow)
    {
        var ours = new List<string>();
        try
        {
            foreach (var file in files)
            {
                var place = Path.Combine(folder.Media, Path.GetFileName(file));
                var isNew = !File.Exists(place);
                File.Move(file, place, overwrite: true);
                if (isNew) ours.Add(place);
            }
            return await writeRow();
        }
        catch
        {
            ours.ForEach(File.Delete);
            throw;
        }
    }

    // What a killed process left; another process's own is minutes old at most.
    private static void ClearLeftovers(DataFolder folder, TimeProvider clock)
    {
        foreach (var left in Directory.GetDirectories(folder.Media, ".unfinished-*"))
        {
            if (Directory.GetLastWriteTimeUtc(left) < clock.GetUtcNow().UtcDateTime.AddHours(-1)) Directory.Delete(left, recursive: true);
        }
    }
}
