using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Media;

/// <summary>Takes what somebody noted of a picture. One version overwrites only the version that its writer saw.</summary>
public sealed class DescribePicture(NewsDb db, CutPictures cut)
{
    /// <param name="key">The picture's; the caller has asked whether who is at the desk may.</param>
    /// <param name="version">The one that its writer saw.</param>
    /// <param name="typed">Cleaned, and within its bounds.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where someone else was faster, or it is gone: nothing was changed.</returns>
    public Task<bool> RunAsync(string key, int version, TypedNotes typed, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var notes = await db.PictureNotes.Include(n => n.MediaFile).SingleOrDefaultAsync(n => n.MediaFile.Key == key, stopping);
        if (notes is null || notes.Version != version) return false;
        notes.Describe(typed.Alt, typed.Caption, typed.Credit, typed.Lang);
        if (notes.Focus != (typed.Point?.Number ?? 0))
        {
            notes.LookAt(typed.Point);
            await cut.NoteAsync(notes, stopping);
        }
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}

/// <param name="Lang">The code of an edition.</param>
/// <param name="Point">Null for none.</param>
public sealed record TypedNotes(string Alt, string Caption, string Credit, string Lang, FocalPoint? Point);
