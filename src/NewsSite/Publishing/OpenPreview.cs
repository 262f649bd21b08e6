using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Opens an article for someone outside who knows the code of a preview link: as it is saved now, until the link ends.</summary>
public sealed class OpenPreview(NewsDb db, PreviewArticle preview, TimeProvider clock)
{
    /// <returns>Null for a code that opens nothing, or nothing any more; and in a panic, which hides what is not public.</returns>
    public async Task<(PreviewOutcome Shown, DateTime Until)?> RunAsync(string secret, CancellationToken stopping)
    {
        if (secret.Length != PreviewLink.CodeLength || await db.Papers.InPanic().AnyAsync(stopping)) return null;
        var hash = SharePreview.HashOf(secret);
        if (await db.PreviewLinks.AsNoTracking().SingleOrDefaultAsync(l => l.CodeHash == hash, stopping) is not { } link || !link.OpensAt(clock.GetUtcNow().UtcDateTime)) return null;
        // What was taken back is taken back from everybody.
        if (await db.Articles.Where(a => a.Id == link.ArticleId && a.State != ArticleState.Withdrawn && a.State != ArticleState.Killed).Select(a => a.Code).SingleOrDefaultAsync(stopping) is not { } code) return null;
        return (await preview.ReadAsync(code, stopping), link.ExpiresAt);
    }
}
