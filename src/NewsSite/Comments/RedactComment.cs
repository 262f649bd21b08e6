using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>Blacks out a passage of a comment, which stays as it is otherwise. For an hour that can be undone; then the words are nowhere.</summary>
public sealed class RedactComment(NewsDb db, Ledger ledger, TimeProvider clock)
{
    /// <param name="id">Of the comment.</param>
    /// <param name="passage">As it stands in the comment or its name, or is read there; every place is blacked out.</param>
    /// <param name="note">What readers are told.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>False where neither holds the passage.</returns>
    public Task<bool> RunAsync(long id, string passage, string note, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var words = PlainText.Clean(passage).ReplaceLineEndings("\n").Trim();
        var comment = await db.Comments.FirstOrDefaultAsync(c => c.Id == id && c.State != CommentState.Withdrawn, stopping);
        if (comment is null || Without(words, comment.Name, comment.Text) is not { } rest) return false;
        var kept = await db.RedactedTexts.FirstOrDefaultAsync(t => t.CommentId == id, stopping);
        if (kept is null) db.RedactedTexts.Add(new RedactedText { CommentId = id, Name = comment.Name, Text = comment.Text, At = clock.GetUtcNow().UtcDateTime });
        comment.Redact(rest.Name, rest.Text, note);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);

    // As people read it, in whatever letters and on whose page no marks of emphasis stand; what is no word, as it was typed.
    private static (string? Name, string Text)? Without(string words, string? name, string text)
    {
        if (words.Length == 0) return null;
        var blackout = new Blackout([words]);
        var rest = (Name: name is null ? null : blackout.Of(name), Text: blackout.Of(text));
        if (rest == (name, text)) rest = (name?.Replace(words, Blackout.Black, StringComparison.Ordinal), text.Replace(words, Blackout.Black, StringComparison.Ordinal));
        return rest == (name, text) ? null : rest;
    }

    /// <summary>Shows again what was blacked out within the hour.</summary>
    /// <returns>False where that is gone.</returns>
    public async Task<bool> UndoAsync(long id, CancellationToken stopping)
    {
        var isBack = await db.WriteAsync(async () =>
        {
            var kept = await db.RedactedTexts.FirstOrDefaultAsync(t => t.CommentId == id, stopping);
            var comment = await db.Comments.FirstOrDefaultAsync(c => c.Id == id && c.State != CommentState.Withdrawn, stopping);
            if (kept is null || comment is null) return false;
            comment.UndoRedaction(kept.Name, kept.Text);
            db.RedactedTexts.Remove(kept);
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
        return isBack;
    }

    /// <summary>Ends what nobody can undo any more.</summary>
    public async Task ForgetAsync(CancellationToken stopping)
    {
        var before = clock.GetUtcNow().UtcDateTime - RedactedText.Kept;
        if (!await db.RedactedTexts.AnyAsync(t => t.At < before, stopping)) return;
        await db.WriteAsync(async () =>
        {
            var ended = await db.RedactedTexts.Where(t => t.At < before).ToListAsync(stopping);
            var ids = ended.ConvertAll(t => t.CommentId);
            foreach (var comment in await db.Comments.Where(c => ids.Contains(c.Id)).ToListAsync(stopping)) await ledger.AddAsync(LedgerAct.CommentRedacted, LedgerIdOf(comment), stopping);
            db.RedactedTexts.RemoveRange(ended);
            await db.SaveChangesAsync(stopping);
        }, stopping);
        await db.EraseTracesAsync();
    }

    /// <summary>How the ledger names a comment: its number alone is another's in a paper that was restored and went on.</summary>
    internal static string LedgerIdOf(Comment comment) => string.Create(CultureInfo.InvariantCulture, $"{comment.Id}@{comment.CreatedAt.Ticks}");
}
