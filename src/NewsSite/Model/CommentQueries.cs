using Microsoft.EntityFrameworkCore;
using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>The words in which pages ask for comments and receipts: one definition of each.</summary>
public static class CommentQueries
{
    /// <summary>What readers see; the only definition.</summary>
    public static IQueryable<Comment> Shown(this IQueryable<Comment> comments) => comments.Where(c => c.State == CommentState.Published);

    public static IQueryable<Comment> Waiting(this IQueryable<Comment> comments) => comments.Where(c => c.State == CommentState.Pending);

    public static IQueryable<Comment> Under(this IQueryable<Comment> comments, long articleId) => comments.Where(c => c.ArticleId == articleId);

    /// <summary>In the order of their arrival, which is that of their ids.</summary>
    public static IQueryable<Comment> OldestFirst(this IQueryable<Comment> comments) => comments.OrderBy(c => c.Id);

    /// <summary>Those that come after that id in a list that is oldest first; all of them without one.</summary>
    public static IQueryable<Comment> After(this IQueryable<Comment> comments, long? id) => id is not { } last ? comments : comments.Where(c => c.Id > last);

    /// <summary>Those from that id on, and older ones that their writer has changed, or asked to be looked at again, since then (UTC).</summary>
    public static IQueryable<Comment> Since(this IQueryable<Comment> comments, long id, DateTime at) => comments.Where(c => c.Id >= id || c.SecondLookAt >= at || c.EditedAt >= at);

    /// <summary>Thread by thread: the pinned, those with picks, the others, each in the order of their arrival.</summary>
    public static IQueryable<Comment> InThreads(this IQueryable<Comment> comments) => comments.OrderBy(c => c.Rank).ThenBy(c => c.ThreadId).ThenBy(c => c.Id);

    /// <summary>In threads, those from that comment on.</summary>
    public static IQueryable<Comment> From(this IQueryable<Comment> comments, int rank, long threadId, long id) =>
        rank == 0 // nearly all: what stands before them is not read
            ? comments.Where(c => c.Rank == 0 && c.ThreadId >= threadId && (c.ThreadId > threadId || c.Id >= id))
            : comments.Where(c => c.Rank >= rank && (c.Rank > rank || (c.ThreadId >= threadId && (c.ThreadId > threadId || c.Id >= id))));

    /// <summary>What readers have reported and no editor has looked at since.</summary>
    public static IQueryable<Comment> Reported(this IQueryable<Comment> comments) => comments.Where(c => c.Reports > 0);

    public static IQueryable<Comment> NewestFirst(this IQueryable<Comment> comments) => comments.OrderByDescending(c => c.Id);

    /// <summary>Those that come after that id in a list that is newest first; all of them without one.</summary>
    public static IQueryable<Comment> Before(this IQueryable<Comment> comments, long? id) => id is not { } last ? comments : comments.Where(c => c.Id < last);

    /// <summary>The picks under articles of that edition which the public may read at <paramref name="now"/> (UTC), the last that was picked first.</summary>
    public static IQueryable<Comment> PicksOf(this IQueryable<Comment> comments, IQueryable<Article> articles, string edition, DateTime now) =>
        comments.Shown().Where(c => c.PickedAt != null).OrderByDescending(c => c.PickedAt).ThenByDescending(c => c.Id)
            .Join(articles.Published(now).In(edition), c => c.ArticleId, a => a.Id, (c, _) => c);

    /// <summary>The receipt with that <see cref="Receipt.Digest"/>.</summary>
    public static IQueryable<Receipt> ByDigest(this IQueryable<Receipt> receipts, string digest)
    {
        if (digest.Length != 64 || !digest.All(char.IsAsciiHexDigit)) return receipts.Where(r => false);
        var hash = Convert.FromHexString(digest);
        return receipts.Where(r => r.CodeHash == hash);
    }

    /// <summary>Whether the name of the comment may be this writer's: of those who sent the same words it is the first one's.</summary>
    public static async Task<bool> IsFirstAsync(this IQueryable<Receipt> receipts, Receipt receipt, CancellationToken stopping) =>
        !await receipts.AnyAsync(r => r.CommentId == receipt.CommentId && r.Id < receipt.Id, stopping);

    /// <summary>The receipt with that code, as people type it; none for what is no code.</summary>
    public static IQueryable<Receipt> ByCode(this IQueryable<Receipt> receipts, string typed)
    {
        if (ReceiptCode.Read(typed) is not { } code) return receipts.Where(r => false);
        var hash = ReceiptCode.Hash(code);
        return receipts.Where(r => r.CodeHash == hash);
    }
}
