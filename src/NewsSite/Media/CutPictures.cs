using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Cuts pictures around the points that the newsroom named, when nobody waits for it: new files under new names, then the
/// row, then the old files go.
/// </summary>
public sealed class CutPictures(NewsDb db, DataFolder folder, Darkroom darkroom, TimeProvider clock)
{
    internal const string Kind = "picture-cut";

    // So long a machine that had no memory or time for it is left alone.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>Within a transaction that the caller saves: the files are to follow the notes.</summary>
    public async Task NoteAsync(PictureNotes notes, CancellationToken stopping)
    {
        var key = $"{Kind} {notes.MediaFileId.ToString(CultureInfo.InvariantCulture)}";
        if (await db.Jobs.AnyAsync(j => j.UniqueKey == key, stopping)) return;
        db.Jobs.Add(new Job { Kind = Kind, UniqueKey = key, DueAt = clock.GetUtcNow().UtcDateTime, Payload = notes.MediaFileId.ToString(CultureInfo.InvariantCulture) });
    }

    /// <returns>How many were cut.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var done = 0;
        while (await db.Jobs.AsNoTracking().Where(j => j.DueAt <= clock.GetUtcNow().UtcDateTime && j.Kind == Kind).OrderBy(j => j.DueAt).FirstOrDefaultAsync(stopping) is { } job)
        {
            if (await CutAsync(job, stopping)) done++;
            db.ChangeTracker.Clear();
        }
        return done;
    }

    private async Task<bool> CutAsync(Job job, CancellationToken stopping)
    {
        var id = long.Parse(job.Payload, CultureInfo.InvariantCulture);
        var wanted = await db.PictureNotes.Where(n => n.MediaFileId == id).Select(n => new { n.MediaFile.Key, n.MediaFile.Cut, n.Focus }).FirstOrDefaultAsync(stopping);
        if (wanted is null || wanted.Focus == wanted.Cut)
        {
            await EndAsync(job.Id, _ => { }, id, stopping);
            return false;
        }
        try
        {
            var master = Path.Combine(folder.Media, MediaFile.MasterName(wanted.Key));
            var old = await PictureFiles.WriteAsync(folder, clock, place => darkroom.WorkAsync(new PictureOrder.Cuts(master, place, wanted.Key, wanted.Focus), Stream.Null, stopping), made => WriteRowAsync(id, job.Id, wanted.Focus, made.Ground), stopping);
            foreach (var file in old) File.Delete(Path.Combine(folder.Media, file));
            return true;
        }
        catch (InputRefusedException e) when (e.WordKey == Darkroom.TooHard)
        {
            await db.WriteAsync(async () =>
            {
                foreach (var later in await db.Jobs.Where(j => j.Id == job.Id).ToListAsync(stopping)) later.DueAt = clock.GetUtcNow().UtcDateTime + Again;
                await db.SaveChangesAsync(stopping);
            }, stopping);
            return false;
        }
        catch (InputRefusedException)
        {
            await EndAsync(job.Id, notes => notes.KeepCut(), id, stopping); // its master is lost, which 'check' says, or it was destroyed
            return false;
        }
    }

    /// <returns>The files of before, which are of no use any more.</returns>
    private Task<List<string>> WriteRowAsync(long id, long jobId, int cut, int ground) => db.WriteAsync(async () =>
    {
        var notes = await db.PictureNotes.Include(n => n.MediaFile).SingleOrDefaultAsync(n => n.MediaFileId == id);
        if (notes is null) throw new InputRefusedException("picture.destroyed"); // meanwhile: the new files go, too
        var old = notes.MediaFile.CutNames.ToList();
        notes.MediaFile.Recut(cut, ground);
        if (notes.Focus == cut) db.Jobs.RemoveRange(await db.Jobs.Where(j => j.Id == jobId).ToListAsync()); // else someone named another point meanwhile
        await db.SaveChangesAsync();
        return old;
    });

    private Task EndAsync(long jobId, Action<PictureNotes> change, long id, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.PictureNotes.Include(n => n.MediaFile).SingleOrDefaultAsync(n => n.MediaFileId == id, stopping) is { } notes) change(notes);
        db.Jobs.RemoveRange(await db.Jobs.Where(j => j.Id == jobId).ToListAsync(stopping));
        await db.SaveChangesAsync(stopping);
    }, stopping);
}
