using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The banner that stands over every page of an edition, while it has one.</summary>
public sealed class BreakingNews(PerEdition<BreakingNews.Found> found)
{
    /// <summary>That an edition has no banner is an answer, too.</summary>
    public sealed record Found(BannerLine? Line);

    public async ValueTask<BannerLine?> InAsync(string edition, CancellationToken stopping) =>
        (await found.GetAsync(edition, async (db, now) =>
            new Found(await db.Banners.Where(b => b.Edition == edition).Shown(db.Articles, now).Select(BannerLine.From).FirstOrDefaultAsync(stopping)), stopping)).Line;
}
