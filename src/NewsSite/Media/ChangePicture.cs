using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Turns, crops, blurs or replaces a picture. A file never changes under its name, so that a new picture is made, and every
/// article that showed the one shows the other at once. What was there before is destroyed where that is wanted.
/// </summary>
public sealed class ChangePicture(NewsDb db, DataFolder folder, Darkroom darkroom, StorePicture store, CutPictures cut, DestroyPictures destroy)
{
    /// <param name="key">The picture's; the caller has asked whether who is at the desk may change that.</param>
    /// <param name="change">Its areas lie within the picture.</param>
    /// <param name="destroys">Whether all files of the former picture are deleted, and its addresses say that it is gone.</param>
    /// <param name="by">Who changes it: every article that shows it is theirs to change, too.</param>
    /// <param name="stopping">Until the files are made; then all of it happens.</param>
    /// <returns>The key of the new picture; null where there is no such picture any more.</returns>
    /// <exception cref="InputRefusedException">It cannot be read, or the paper has the new one already.</exception>
    public async Task<string?> RunAsync(string key, PictureChange change, bool destroys, StaffMember by, CancellationToken stopping)
    {
        if (await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Key == key && m.DestroyedAt == null, stopping) is not { } old) return null;
        if (!await MayAsync(old.Id, by, stopping)) throw new InputRefusedException("picture.shown-elsewhere");
        var content = change is PictureChange.Replace other ? other.Content : new MemoryStream(await MakeAsync(old, change, stopping));
        if (await store.FindAsync(content, stopping) is { DestroyedAt: null }) throw new InputRefusedException("picture.known");
        var made = await store.RunAsync(content, old.Name, stopping, isNewName: !destroys);
        var swapped = await PictureFiles.InTurnAsync(() => db.WriteAsync(() => SwapAsync(old.Id, made.Id, change is PictureChange.Blur, destroys, by)), CancellationToken.None);
        if (destroys) await db.EraseTracesAsync();
        return swapped;
    }

    private async Task<bool> MayAsync(long id, StaffMember by, CancellationToken stopping) =>
        (await db.Articles.Where(a => a.Pictures.Any(p => p.MediaFileId == id)).Select(a => new { a.StartedById, a.State }).ToListAsync(stopping)).TrueForAll(a => by.MayEdit(a.StartedById, a.State));

    private async Task<byte[]> MakeAsync(MediaFile old, PictureChange change, CancellationToken stopping)
    {
        var order = new PictureOrder.Change(Path.Combine(folder.Media, MediaFile.MasterName(old.Key)), change);
        return (await PictureFiles.InTurnAsync(() => darkroom.WorkAsync(order, Stream.Null, stopping), stopping)).Drawn![0].Content;
    }

    private async Task<string?> SwapAsync(long oldId, long madeId, bool isInPlace, bool destroys, StaffMember by)
    {
        var old = await db.MediaFiles.SingleOrDefaultAsync(m => m.Id == oldId && m.DestroyedAt == null);
        var made = await db.MediaFiles.SingleAsync(m => m.Id == madeId);
        if (old is null) return null; // somebody destroyed it meanwhile
        if (!await MayAsync(oldId, by, CancellationToken.None)) throw new InputRefusedException("picture.shown-elsewhere");
        if (await db.PictureNotes.SingleOrDefaultAsync(n => n.MediaFileId == oldId) is { } notes)
        {
            var own = await db.PictureNotes.Include(n => n.MediaFile).SingleAsync(n => n.MediaFileId == madeId);
            own.Inherit(notes, isInPlace);
            if (own.Focus != made.Cut) await cut.NoteAsync(own, CancellationToken.None);
        }
        foreach (var article in await db.Articles.Include(a => a.Pictures).Include(a => a.Lead!.MediaFile).Where(a => a.Pictures.Any(p => p.MediaFileId == oldId)).ToListAsync()) article.ShowInstead(old, made);
        foreach (var revision in await db.Revisions.Where(r => r.Picture != "" && r.Picture == old.Key).ToListAsync()) revision.ShowInstead(made);
        foreach (var kept in await db.Autosaves.Where(a => a.Form.Contains(old.Key)).ToListAsync()) kept.Take(kept.Form.Replace(old.Key, made.Key, StringComparison.Ordinal), kept.Headline, kept.At);
        await db.SaveChangesAsync();
        if (destroys) await destroy.RunAsync([old], CancellationToken.None);
        return made.Key;
    }
}
