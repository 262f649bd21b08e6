using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>Puts into the library what an older program stored, with the words of the newest public article that shows it, and folds anew what an older rule folded. At the start.</summary>
public sealed class NotePictures(NewsDb db, TimeProvider clock)
{
    private const int Batch = 50;

    /// <returns>How many were noted or folded.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var current = db.PictureNotes.Where(n => n.FoldVersion == SearchFolding.Version);
        var (done, last) = (0, 0L);
        while (await db.MediaFiles.Where(m => m.Id > last && m.DestroyedAt == null && !current.Any(n => n.MediaFileId == m.Id)).OrderBy(m => m.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } pictures)
        {
            var ids = pictures.ConvertAll(m => m.Id);
            var known = await db.PictureNotes.Where(n => ids.Contains(n.MediaFileId)).ToDictionaryAsync(n => n.MediaFileId, stopping);
            foreach (var media in pictures)
            {
                if (known.TryGetValue(media.Id, out var notes)) notes.Fold();
                else db.PictureNotes.Add(await NotesAsync(media, now, stopping));
            }
            await db.SaveChangesAsync(stopping);
            db.ChangeTracker.Clear();
            (done, last) = (done + pictures.Count, ids[^1]);
        }
        return done;
    }

    private async Task<PictureNotes> NotesAsync(MediaFile media, DateTime now, CancellationToken stopping)
    {
        var notes = PictureNotes.Of(media, addedBy: null);
        var shown = await db.Articles.AsNoTracking().Published(now).Where(a => a.Lead!.MediaFileId == media.Id).OrderByDescending(a => a.Id).Select(a => new { a.Lead, a.Edition }).FirstOrDefaultAsync(stopping);
        if (shown?.Lead is { } lead) notes.Learn(lead, shown.Edition);
        return notes;
    }
}
