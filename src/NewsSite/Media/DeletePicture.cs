using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Media;

/// <summary>Takes a picture that no article shows out of the paper, with all its files. No import brings it back, unless an article of it asks for it; it may be sent again.</summary>
public sealed class DeletePicture(NewsDb db, DataFolder folder)
{
    /// <param name="key">The picture's; the caller has asked whether who is at the desk may.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where an article shows it; true where it is gone, by whomever.</returns>
    public Task<bool> RunAsync(string key, CancellationToken stopping) => PictureFiles.InTurnAsync(() => db.WriteAsync(async () =>
    {
        var media = await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key && m.DestroyedAt == null, stopping);
        if (media is null) return true;
        if (await db.Set<ArticlePicture>().AnyAsync(p => p.MediaFileId == media.Id, stopping)) return false;
        var files = media.FileNames.Select(f => Path.Combine(folder.Media, f)).ToList();
        db.PictureNotes.RemoveRange(await db.PictureNotes.Where(n => n.MediaFileId == media.Id).ToListAsync(stopping));
        db.MediaFiles.Remove(media);
        await db.BuryAsync(MediaFile.TombstoneOf(key), stopping);
        await db.SaveChangesAsync(stopping);
        files.ForEach(File.Delete); // before the commit: what fails here leaves a picture that can be deleted again
        return true;
    }, stopping), stopping);
}
