using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Safety;

/// <summary>
/// Destroys again what was destroyed after a backup was taken and came back with it. Words that a safety edit took out are
/// nowhere to be looked up, so that such an article is destroyed whole: nothing of it is newer than the edit.
/// </summary>
public sealed class ReplayLedger(NewsDb db, DataFolder folder, Ledger ledger, BodyRenderer renderer, KillArticle kill, RemoveByline remove, EraseComment erase, TimeProvider clock)
{
    // As long as it is there, what was restored is not to be read. It says when the backup was taken.
    private const string Mark = ".restored";

    /// <summary>Whether the folder holds a paper that was restored and not yet gone through.</summary>
    public static bool IsDue(DataFolder folder) => File.Exists(Path.Combine(folder.Path, Mark));

    /// <summary>From the next <see cref="RunAsync"/> on the ledger counts against what was there at <paramref name="takenAt"/> (UTC).</summary>
    internal static void Demand(DataFolder folder, DateTime takenAt) => File.WriteAllText(Path.Combine(folder.Path, Mark), takenAt.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The caller holds the folder's lock, and the database has this program's schema.</summary>
    /// <returns>What had come back, and is gone again.</returns>
    public async Task<IReadOnlyList<LedgerEntry>> RunAsync(CancellationToken stopping)
    {
        if (!IsDue(folder)) return [];
        var mark = Path.Combine(folder.Path, Mark);
        var takenAt = DateTime.Parse(await File.ReadAllTextAsync(mark, stopping), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var done = new List<LedgerEntry>();
        foreach (var entry in ledger.Read().Where(e => e.At >= takenAt)) // numbers that were given later mean other things
        {
            if (await DestroyAsync(entry, stopping)) done.Add(entry);
            db.ChangeTracker.Clear();
        }
        File.Delete(mark);
        return done;
    }

    private async Task<bool> DestroyAsync(LedgerEntry entry, CancellationToken stopping) => entry.What switch
    {
        LedgerAct.ArticleKilled or LedgerAct.ArticleScrubbed => await kill.RunAsync(entry.Id, null, stopping) is not null,
        LedgerAct.PictureDestroyed => await DestroyPictureAsync(entry.Id, stopping),
        LedgerAct.AuthorRemoved => await RemoveAuthorAsync(long.Parse(entry.Id, CultureInfo.InvariantCulture), stopping),
        LedgerAct.CommentErased => await erase.RunAsync(long.Parse(entry.Id, CultureInfo.InvariantCulture), stopping) is not EraseOutcome.NoSuchReceipt,
        _ => throw new InvalidOperationException($"{entry.What} is not gone through."),
    };

    private async Task<bool> RemoveAuthorAsync(long id, CancellationToken stopping) =>
        await db.Authors.Where(a => a.Id == id).Select(a => a.Slug).FirstOrDefaultAsync(stopping) is { } slug && await remove.RunAsync(slug, stopping) is not null;

    private Task<bool> DestroyPictureAsync(string key, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key && m.DestroyedAt == null, stopping) is not { } picture) return false;
        var files = picture.FileNames.Select(f => Path.Combine(folder.Media, f)).ToList();
        db.PictureNotes.RemoveRange(await db.PictureNotes.Where(n => n.MediaFileId == picture.Id).ToListAsync(stopping));
        picture.Destroy(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stopping); // a body that names it finds it no more
        foreach (var article in await db.Articles.Include(a => a.Pictures).Include(a => a.Lead!.MediaFile).Where(a => a.Pictures.Any(p => p.MediaFileId == picture.Id)).ToListAsync(stopping))
        {
            var (rendered, pictures) = await renderer.RenderAsync(article.Body, stopping);
            if (article.Lead?.MediaFile == picture) article.Lead = null;
            article.Write(article.Body, rendered, pictures);
            article.MarkSaved();
        }
        await db.SaveChangesAsync(stopping);
        files.ForEach(File.Delete);
        return true;
    }, stopping);
}
