using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Gives pictures that an older program stored the files that belong to one today, made from the master: one after the
/// other and half of the time, while the paper is read. Pages do without them until then.
/// </summary>
public sealed class CompletePictures(NewsDb db, DataFolder folder, Darkroom darkroom, TimeProvider clock)
{
    // Each change of a row makes every page anew.
    private const int Batch = 20;

    /// <returns>How many are complete now, and the names of those whose master is lost or damaged: they stay as they were.</returns>
    public async Task<(int Done, IReadOnlyList<string> Damaged)> RunAsync(CancellationToken stopping)
    {
        var damaged = new List<string>();
        var (done, last) = (0, 0L);
        while (await db.MediaFiles.Where(m => m.FilesVersion < MediaFile.CurrentFiles && m.Id > last).OrderBy(m => m.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } pictures)
        {
            foreach (var media in pictures)
            {
                if (await TryAsync(media, stopping)) done++;
                else damaged.Add(media.Name);
            }
            last = pictures[^1].Id;
            await db.SaveChangesAsync(stopping);
            db.ChangeTracker.Clear();
        }
        return (done, damaged);
    }

    private async Task<bool> TryAsync(MediaFile media, CancellationToken stopping)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            var master = Path.Combine(folder.Media, MediaFile.MasterName(media.Key));
            media.Complete(await PictureFiles.WriteAsync(folder, clock, place => darkroom.WorkAsync(new PictureOrder.Missing(master, place, media.Key, media.Cut), Stream.Null, stopping), made => Task.FromResult(made.Ground), stopping));
        }
        catch (InputRefusedException)
        {
            return false;
        }
        await Task.Delay(Stopwatch.GetElapsedTime(since), stopping); // the readers' half
        return true;
    }
}
