using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Media;

/// <summary>
/// Destroys pictures: what is noted of them, their names, their files, and what a backup would bring back. Their rows stay,
/// so that their addresses say that they are gone and no import brings them back.
/// </summary>
public sealed class DestroyPictures(NewsDb db, DataFolder folder, Ledger ledger, TimeProvider clock)
{
    /// <summary>Within the caller's transaction, as late as can be: what fails between this and its commit leaves rows whose files are gone, and an act that can be done again.</summary>
    /// <param name="pictures">Tracked; none is destroyed yet.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task RunAsync(IReadOnlyList<MediaFile> pictures, CancellationToken stopping)
    {
        var ids = pictures.Select(p => p.Id).ToList();
        var files = pictures.SelectMany(p => p.FileNames).Select(f => Path.Combine(folder.Media, f)).ToList();
        db.PictureNotes.RemoveRange(await db.PictureNotes.Where(n => ids.Contains(n.MediaFileId)).ToListAsync(stopping));
        foreach (var picture in pictures) picture.Destroy(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stopping);
        foreach (var picture in pictures) await ledger.AddAsync(LedgerAct.PictureDestroyed, picture.Key, stopping);
        files.ForEach(File.Delete);
    }
}
