using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The newest articles of an edition, which the front page and every article show.</summary>
public sealed class LatestNews(PerEdition<IReadOnlyList<ArticleCard>> newest)
{
    /// <summary>How many are known at once.</summary>
    public const int MostLoaded = 14;

    /// <param name="except">The articles that stand on the page already.</param>
    /// <param name="length">How many at most, up to <see cref="MostLoaded"/>, of which the exceptions are some.</param>
    public async ValueTask<IReadOnlyList<ArticleCard>> InAsync(string edition, IReadOnlyCollection<long> except, int length, CancellationToken stopping) =>
        [.. (await newest.GetAsync(edition, async (db, now) =>
            await db.Articles.Published(now).In(edition).NewestFirst().Select(ArticleCard.From).Take(MostLoaded).ToListAsync(stopping), stopping))
            .Where(c => !except.Contains(c.Id)).Take(length)];

    /// <summary>The other editions that have anything to read, each with that path: search engines are told of no empty page.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> EditionsWithNewsAsync(CurrentEdition here, string path, CancellationToken stopping)
    {
        var paths = new Dictionary<string, string>();
        foreach (var edition in here.Paper.Editions.Where(e => e != here.Edition))
        {
            if ((await InAsync(edition.Code, [], 1, stopping)).Count > 0) paths[edition.Code] = path;
        }
        return paths;
    }
}
