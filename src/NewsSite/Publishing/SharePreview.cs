using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Makes a link by which someone outside reads an article before it is public, or ends one.</summary>
public sealed class SharePreview(NewsDb db, TimeProvider clock)
{
    /// <param name="code">The article's.</param>
    /// <param name="days">One of <see cref="PreviewLink.Days"/>; null ends the link <paramref name="id"/>.</param>
    /// <param name="id">Of the link that is ended.</param>
    /// <param name="by">Whose link it is; the caller has asked whether they may publish.</param>
    /// <param name="stopping">Until the commit.</param>
    /// <returns>The code of a new link, which is kept nowhere; null where one was ended, or there is no such article.</returns>
    public Task<string?> RunAsync(string code, int? days, long id, StaffMember by, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Articles.SingleOrDefaultAsync(a => a.Code == code && a.State != ArticleState.Killed, stopping) is not { } article) return null;
        var links = await db.PreviewLinks.Where(l => l.ArticleId == article.Id).ToListAsync(stopping);
        var secret = days is null ? null : Crockford.NewCode(PreviewLink.CodeLength);
        if (secret is not null) links.Add(db.PreviewLinks.Add(new PreviewLink { ArticleId = article.Id, CodeHash = HashOf(secret), MadeById = by.Id, MadeAt = now, ExpiresAt = now.AddDays(days!.Value) }).Entity);
        else links.Find(l => l.Id == id)?.Revoke(now);
        article.PreviewedUntil = links.Where(l => l.OpensAt(now)).Max(l => (DateTime?)l.ExpiresAt);
        await db.SaveChangesAsync(stopping);
        return secret;
    }, stopping);

    internal static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
