using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Safety;

/// <summary>
/// Destroys again what was destroyed after a copy of the database was made and came back with it. Words that a safety edit
/// took out are nowhere to be looked up, so that such an article is destroyed whole; a comment in which words were blacked
/// out is blacked out whole. Without a restore a line that the database lacks was cut off before its commit: then the
/// article is a draft again until an editor has looked at it.
/// </summary>
public sealed class ReplayLedger(NewsDb db, DataFolder folder, Ledger ledger, BodyRenderer renderer, KillArticle kill, DestroyPictures destroy, RemoveByline remove, EraseComment erase, WithdrawComment withdraw, TimeProvider clock)
{
    private const string Restored = ".restored";

    /// <summary>The database that is about to be put into the folder is an older one.</summary>
    internal static void Expect(DataFolder folder)
    {
        using var mark = new FileStream(Path.Combine(folder.Path, Restored), FileMode.Create);
        mark.Flush(flushToDisk: true);
    }

    /// <summary>Before anybody reads the paper: the caller holds the folder's lock, and the database has this program's schema.</summary>
    /// <returns>What had come back, and is gone again.</returns>
    public async Task<IReadOnlyList<LedgerEntry>> RunAsync(CancellationToken stopping)
    {
        var done = new List<LedgerEntry>();
        foreach (var entry in await ledger.DueAsync(stopping))
        {
            ledger.Replayed = entry;
            if (await DestroyAsync(entry, stopping)) done.Add(entry);
            db.ChangeTracker.Clear();
            await ledger.MarkAsync(entry, stopping);
            ledger.Replayed = null;
        }
        File.Delete(Path.Combine(folder.Path, Restored));
        if (done.Count == 0) return done;
        await db.EraseTracesAsync();
        if (Directory.Exists(folder.BeforeMigrations)) Directory.Delete(folder.BeforeMigrations, recursive: true); // copies of what is gone; the backup itself is one
        return done;
    }

    private async Task<bool> DestroyAsync(LedgerEntry entry, CancellationToken stopping) => entry.What switch
    {
        LedgerAct.ArticleScrubbed when !File.Exists(Path.Combine(folder.Path, Restored)) => await TakeDownAsync(entry.Id, stopping),
        LedgerAct.ArticleKilled or LedgerAct.ArticleScrubbed => await kill.RunAsync(entry.Id, null, stopping) is not null,
        LedgerAct.PictureDestroyed => await DestroyPictureAsync(entry.Id, stopping),
        LedgerAct.AuthorRemoved => await db.Authors.Where(a => a.Key == entry.Id).Select(a => a.Slug).FirstOrDefaultAsync(stopping) is { } slug && await remove.RunAsync(slug, stopping) is not null,
        LedgerAct.CommentErased => await erase.RunAsync(db.Receipts.ByDigest(entry.Id), stopping) is not EraseOutcome.NoSuchReceipt,
        LedgerAct.CommentWithdrawn => await withdraw.RunAsync(db.Receipts.ByDigest(entry.Id), stopping),
        LedgerAct.CommentRedacted => await BlackOutAsync(entry.Id, stopping),
        _ => throw new InvalidOperationException($"{entry.What} is not done again."),
    };

    private Task<bool> TakeDownAsync(string code, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.Articles.WithParts().SingleOrDefaultAsync(a => a.Code == code && a.State != ArticleState.Killed, stopping) is not { } article) return false;
        article.Unpublish(clock.GetUtcNow().UtcDateTime);
        article.MarkSaved();
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);

    private Task<bool> DestroyPictureAsync(string key, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key && m.DestroyedAt == null, stopping) is not { } picture) return false;
        await destroy.RunAsync([picture], stopping); // a body that names it finds it no more
        foreach (var article in await db.Articles.Include(a => a.Pictures).Include(a => a.Lead!.MediaFile).Where(a => a.Pictures.Any(p => p.MediaFileId == picture.Id)).ToListAsync(stopping))
        {
            var (rendered, pictures) = await renderer.RenderAsync(article.Body, stopping);
            if (article.Lead?.MediaFile == picture) article.Lead = null;
            article.Write(article.Body, rendered, pictures);
            article.MarkSaved();
        }
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);

    private Task<bool> BlackOutAsync(string which, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var id = long.TryParse(which.Split('@')[0], CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (await db.Comments.FirstOrDefaultAsync(c => c.Id == id && c.State != CommentState.Withdrawn, stopping) is not { } comment || RedactComment.LedgerIdOf(comment) != which) return false;
        db.RedactedTexts.RemoveRange(await db.RedactedTexts.Where(t => t.CommentId == id).ToListAsync(stopping));
        comment.Redact(null, Blackout.Black, comment.RedactionNote ?? "");
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
