using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>Decides on one comment by the link of a message: once, within two days, and only while the comment still waits.</summary>
public sealed class UseDecisionLink(NewsDb db, DecideComments decide, TimeProvider clock)
{
    // Whoever has the link: nobody signed in.
    internal const long NoStaff = 0;

    /// <summary>What a link opens; null where it was used, has run out, or never was.</summary>
    public async Task<CommentCard?> FindAsync(string code, CancellationToken stopping) => await OpenAsync(code, stopping) is { } link
        ? await db.Comments.AsNoTracking().Where(c => c.Id == link.CommentId && c.State == CommentState.Pending).Select(CommentCard.From).FirstOrDefaultAsync(stopping)
        : null;

    /// <returns>False where the link does not open anything any more; and where the comment was changed since it was read, which the link then still opens.</returns>
    public async Task<bool> RunAsync(string code, Decision decision, CancellationToken stopping) => await db.WriteAsync(async () =>
    {
        if (await OpenAsync(code, stopping) is not { } link) return false;
        if (await db.Comments.AsNoTracking().FirstOrDefaultAsync(c => c.Id == link.CommentId, stopping) is { } comment && !decision.HasSeen(comment)) return false;
        link.Use(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stopping);
        return (await decide.RunAsync(decision, [new(link.CommentId, CommentState.Pending)], NoStaff, stopping)).Changed == 1;
    }, stopping);

    internal static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));

    private async Task<DecisionLink?> OpenAsync(string code, CancellationToken stopping)
    {
        if (!Crockford.IsCode(code, WriteDigest.CodeLength) || await db.Papers.InPanic().AnyAsync(stopping)) return null;
        var hash = Hash(code);
        var link = await db.DecisionLinks.FirstOrDefaultAsync(l => l.CodeHash == hash, stopping);
        return link?.IsOpen(clock.GetUtcNow().UtcDateTime) == true ? link : null;
    }
}
