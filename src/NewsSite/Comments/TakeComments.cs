using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>A comment that may come in, with all that is known of it.</summary>
/// <param name="ParentId">The comment of the first level under which it stands.</param>
/// <param name="TwinsKey">What names its twins; null where it has none.</param>
/// <param name="Receipt">The code that its form stands for; null where the form bore no key.</param>
/// <param name="Now">UTC of its arrival.</param>
internal sealed record IncomingComment(NewComment Input, TypedComment Typed, long? ParentId, bool IsOfStaff, string? TwinsKey, string AddressKey, string? Receipt, Verdict Verdict, DateTime Now);

/// <summary>What became of it.</summary>
/// <param name="Receipt">The receipt's code; null when none was wanted.</param>
/// <param name="CommentId">That of the comment which holds the words: an earlier one when they had come before.</param>
/// <param name="IsNew">Whether no other held them.</param>
internal sealed record TakenComment(string? Receipt, CommentState State, long CommentId, bool IsNew);

/// <summary>Those that wait for the next commit.</summary>
public sealed class CommentsUnderWay
{
    internal Together<IncomingComment, TakenComment> Together { get; } = new();
}

/// <summary>
/// Puts comments on the disk that arrived together, in one commit. What is decided of them rests on what is there within the
/// transaction: of those that arrive at once, one is the first.
/// </summary>
public sealed class TakeComments(NewsDb db, CommentsUnderWay underWay, Twins twins, Senders senders, WriteDigest digest)
{
    /// <returns>Once it is on the disk.</returns>
    internal async Task<TakenComment> RunAsync(IncomingComment sent) =>
        sent.IsOfStaff ? (await RunAsync([sent]))[0] : await underWay.Together.RunAsync(sent, RunAsync); // the paper's answer is logged, and goes by itself

    /// <param name="sent">In the order of their arrival.</param>
    /// <returns>In the same order.</returns>
    private async Task<IReadOnlyList<TakenComment>> RunAsync(IReadOnlyList<IncomingComment> sent) => await db.WriteAsync(async () =>
    {
        db.ChangeTracker.Clear(); // of what was tried together and failed
        var (byReceipt, spent) = await KnownAsync(sent);
        var byKey = new Dictionary<string, Comment>();
        var taken = new List<(IncomingComment Sent, Comment Comment, string? Code, bool IsNew)>();
        var receipts = new List<(string Code, Comment Comment, DateTime At)>();
        foreach (var incoming in sent)
        {
            if (incoming.Receipt is { } form && byReceipt.TryGetValue(form, out var known))
            {
                taken.Add((incoming, known, form, false));
                continue;
            }
            var earlier = incoming.TwinsKey is { } key && byKey.TryGetValue(key, out var together) ? together : await EarlierAsync(incoming);
            var comment = await StandAsync(incoming, earlier);
            var code = incoming.Receipt is { } free && !spent.Contains(free) ? free : incoming.Receipt is not null || incoming.Input.WantsReceipt ? ReceiptCode.New() : null;
            if (code is not null) receipts.Add((code, comment, incoming.Now));
            if (incoming.Receipt is { } made && code == made) byReceipt[made] = comment;
            if (incoming.TwinsKey is { } twinsKey) byKey[twinsKey] = comment;
            taken.Add((incoming, comment, code, comment != earlier));
        }
        await db.SaveChangesAsync(); // copies of earlier ones
        await db.InsertAsync([.. taken.Where(t => t.Comment.Id == 0).Select(t => t.Comment).Distinct()]);
        await db.InsertAsync(receipts.ConvertAll(r => new Receipt { CodeHash = ReceiptCode.Hash(r.Code), Comment = r.Comment, CommentId = r.Comment.Id, CreatedAt = r.At }));
        foreach (var (incoming, comment, _, _) in taken.Where(t => t.IsNew))
        {
            if (incoming.IsOfStaff) db.Log(StaffAct.CommentAnswered, incoming.Input.StaffId!.Value, comment.Id);
            twins.Remember(incoming.TwinsKey, comment.Id, incoming.Now);
            senders.Remember(comment.Id, incoming.AddressKey, incoming.Verdict.Token, incoming.Now);
        }
        if (taken.Find(t => t.IsNew && t.Comment.State == CommentState.Pending).Comment is { } first) await digest.NoteAsync(first, CancellationToken.None);
        await db.SaveChangesAsync(); // the message and the log of the staff
        return (IReadOnlyList<TakenComment>)taken.ConvertAll(t => new TakenComment(t.Sent.Input.WantsReceipt ? t.Code : null, t.Comment.State, t.Comment.Id, t.IsNew));
    });

    /// <summary>What became of the comment that holds the words of this very form: its answer may have been lost on the way.</summary>
    internal async Task<TakenComment?> FindAsync(string? receipt, bool wantsReceipt, CancellationToken stopping)
    {
        if (receipt is null) return null;
        var known = await db.Receipts.ByCode(receipt).Where(r => r.WithdrawnAt == null).Select(r => new { r.CommentId, r.Comment.State }).FirstOrDefaultAsync(stopping);
        return known is null ? null : new(wantsReceipt ? receipt : null, known.State, known.CommentId, false);
    }

    private async Task<(Dictionary<string, Comment> Standing, HashSet<string> Spent)> KnownAsync(IReadOnlyList<IncomingComment> sent)
    {
        // One that was withdrawn since is no answer to words that come again.
        var codes = sent.Select(s => s.Receipt).OfType<string>().Distinct().ToDictionary(code => Convert.ToHexString(ReceiptCode.Hash(code)));
        if (codes.Count == 0) return ([], []);
        var hashes = codes.Keys.Select(Convert.FromHexString).ToList();
        var known = await db.Receipts.Include(r => r.Comment).Where(r => hashes.Contains(r.CodeHash)).ToListAsync();
        return (known.Where(r => r.WithdrawnAt is null).ToDictionary(r => codes[Convert.ToHexString(r.CodeHash)], r => r.Comment), [.. known.Where(r => r.WithdrawnAt is not null).Select(r => codes[Convert.ToHexString(r.CodeHash)])]);
    }

    /// <summary>The comment that holds the words from now on: an earlier one of the same words, or a new one.</summary>
    private async Task<Comment> StandAsync(IncomingComment sent, Comment? earlier)
    {
        var isRefused = sent.Verdict.State == CommentState.Rejected; // which no repetition turns into a wait
        if (!isRefused && earlier is { State: CommentState.Pending or CommentState.Published } && twins.Find(sent.TwinsKey, sent.Now)?.IsRecent(sent.Now) == true)
        {
            earlier.AddCopy();
            return earlier;
        }
        var verdict = earlier is not null && !isRefused && !sent.IsOfStaff ? Verdict.Held("screening.same-words") : sent.Verdict;
        var comment = Comment.Write(sent.Input.ArticleId, sent.ParentId, sent.IsOfStaff ? null : sent.Typed.Name, sent.Typed.Text, verdict.Phase, sent.Now, sent.IsOfStaff, sent.Input.ReplyTo);
        var rank = sent.ParentId is { } parent ? await db.Comments.Where(c => c.Id == parent).Select(c => c.Rank).FirstAsync() : 0;
        comment.Screen(verdict.State, verdict.Phase, verdict.Detail, rank, sent.Now);
        return comment;
    }

    // Unless it was withdrawn. An id that was rolled back may be another's by now, so the words are compared.
    private async Task<Comment?> EarlierAsync(IncomingComment sent)
    {
        if (twins.Find(sent.TwinsKey, sent.Now)?.CommentId is not { } id) return null;
        var comment = await db.Comments.FirstOrDefaultAsync(c => c.Id == id && c.ArticleId == sent.Input.ArticleId && c.ParentId == sent.ParentId);
        return comment is not null && SameWords.Fold(comment.Text) == SameWords.Fold(sent.Typed.Text) ? comment : null;
    }
}
