using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>
/// One page of an article's comments: at most 50, and fewer where they are long. Where one page holds them all, they stand
/// below the article; of more than that only the first few do, so that the article stays light however many there are.
/// </summary>
/// <param name="Threads">Oldest first; in the list of the newest each comment by itself.</param>
/// <param name="Count">Of all that are shown, on whatever page.</param>
/// <param name="Key">Which page it is; null for the first.</param>
/// <param name="Next">Where the list goes on; null at its end.</param>
public sealed record CommentPage(IReadOnlyList<CommentThread> Threads, int Count, CommentKey? Key, CommentKey? Next)
{
    public const int Length = 50;

    /// <summary>Bytes of UTF-8; the first comment is shown however long it is.</summary>
    public const int MostText = 12_000;

    /// <summary>The same of the first part of what does not fit on one page: the article stands in front of it, and both together are to be light (DESIGN §7).</summary>
    public const int MostTextOfFirst = 2_000;

    public bool IsNewestFirst => Key is { Part: CommentPart.Newest or CommentPart.Before };

    /// <returns>Null where the key names no comment of this article.</returns>
    public static async Task<CommentPage?> LoadAsync(ReadDb db, long articleId, CommentKey? key, CancellationToken stopping)
    {
        var all = db.Comments.Under(articleId);
        var place = key is { Id: not 0 } k ? await all.Where(c => c.Id == k.Id).Select(c => new { c.Rank, c.ThreadId, c.Id }).FirstOrDefaultAsync(stopping) : null;
        if (place is null && key is { Part: not CommentPart.Newest }) return null;

        var asked = key?.Part switch
        {
            CommentPart.Newest => all.Shown().NewestFirst(),
            CommentPart.Before => all.Shown().Before(place!.Id).NewestFirst(),
            CommentPart.From => all.Shown().From(place!.Rank, place.ThreadId, place.Id).InThreads(),
            CommentPart.After => all.Shown().From(place!.Rank, place.ThreadId, place.Id + 1).InThreads(),
            _ => all.Shown().InThreads(),
        };
        var loaded = await asked.Select(ShownComment.From).Take(Length + 1).ToListAsync(stopping);
        var shown = Fitting(loaded, MostText);
        if (key is null && shown.Count < loaded.Count) shown = Fitting(loaded, MostTextOfFirst);
        var isAll = key is null && shown.Count == loaded.Count;
        var count = isAll ? shown.Count : await all.Shown().CountAsync(stopping);
        var next = shown.Count == loaded.Count ? (CommentKey?)null : new(key?.Part is CommentPart.Newest or CommentPart.Before ? CommentPart.Before : CommentPart.After, shown[^1].Id);
        if (key?.Part is CommentPart.Newest or CommentPart.Before) return new([.. shown.Select(c => new CommentThread(c, []))], count, key, next);

        // The page may begin amid a thread: what is answered there stands above it once more.
        if (key is not null && shown is [{ ParentId: { } parentId }, ..] && await all.Shown().Where(c => c.Id == parentId).Select(ShownComment.From).FirstOrDefaultAsync(stopping) is { } parent) shown = [parent, .. shown];
        return new(CommentThread.Of(shown), count, key, next);
    }

    private static List<ShownComment> Fitting(List<ShownComment> loaded, int mostText)
    {
        var bytes = 0;
        return [.. loaded.Take(Length).TakeWhile((c, i) => (bytes += Encoding.UTF8.GetByteCount(c.Text)) <= mostText || i == 0)];
    }
}
