using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>Who shows a picture.</summary>
/// <param name="Count">How many articles, whoever may see them.</param>
/// <param name="Seen">The newest of those that who asks may see.</param>
public sealed record PictureUses(int Count, IReadOnlyList<ArticleRow> Seen)
{
    private const int Most = 20;

    public static readonly PictureUses None = new(0, []);

    /// <param name="staff">Who asks.</param>
    /// <param name="now">UTC.</param>
    public static async Task<PictureUses> OfAsync(NewsDb db, long picture, StaffMember staff, DateTime now, CancellationToken stopping)
    {
        var seen = Showing(db, picture);
        if (!staff.MayPublish) seen = seen.Where(a => a.StartedById == staff.Id || (a.State == ArticleState.Published && a.PublishedAt <= now));
        return new(
            await db.Set<ArticlePicture>().CountAsync(p => p.MediaFileId == picture, stopping),
            await seen.Select(ArticleRow.From).Take(Most).ToListAsync(stopping));
    }

    public static Task<bool> ArePublicAsync(NewsDb db, long picture, DateTime now, CancellationToken stopping) => Showing(db, picture).Published(now).AnyAsync(stopping);

    private static IQueryable<Article> Showing(NewsDb db, long picture) => db.Set<ArticlePicture>().Showing(db.Articles.AsNoTracking(), picture);
}
