using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The newest articles of an edition, which the front page and every article show.</summary>
public sealed class LatestNews(PerEdition<IReadOnlyList<ArticleCard>> newest)
{
    private const int Length = 9; // the longest list, and the one article that it leaves out

    /// <param name="except">The article that stands on the page itself.</param>
    /// <param name="length">How many at most, up to 8.</param>
    public async ValueTask<IReadOnlyList<ArticleCard>> InAsync(string edition, long? except, int length, CancellationToken stopping) =>
        [.. (await newest.GetAsync(edition, async (db, now) =>
            await db.Articles.Published(now).In(edition).NewestFirst().Select(ArticleCard.From).Take(Length).ToListAsync(stopping), stopping))
            .Where(c => c.Id != except).Take(length)];
}
