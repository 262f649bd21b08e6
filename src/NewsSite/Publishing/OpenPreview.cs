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
        if (secret.Length != PreviewLink.CodeLength || await db.Papers.AnyAsync(p => p.PanicSince != null, stopping)) return null;
        var hash = SharePreview.HashOf(secret);
        if (await db.PreviewLinks.AsNoTracking().SingleOrDefaultAsync(l => l.CodeHash == hash, stopping) is not { } link || !link.OpensAt(clock.GetUtcNow().UtcDateTime)) return null;
        var code = await db.Articles.Where(a => a.Id == link.ArticleId).Select(a => a.Code).SingleAsync(stopping);
        return (await preview.ReadAsync(code, stopping), link.ExpiresAt);
    }
}
