using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The articles under which readers write most, by the paper's newest comments; counted anew every ten minutes.</summary>
public sealed class MostCommented(PerEdition<MostCommented.Ranking> rankings, TimeProvider clock)
{
    private const int Length = 6;
    private const int Looked = 1_000;
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    /// <summary>The most commented first, and when it is counted again (UTC).</summary>
    public sealed record Ranking(IReadOnlyList<ArticleCard> Cards, DateTime Until);

    public ValueTask<Ranking> InAsync(string edition, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = new DateTime((now.Ticks / Round.Ticks + 1) * Round.Ticks, DateTimeKind.Utc);
        return rankings.GetAsync(edition, async (db, asked) =>
        {
            var newest = await db.Comments.Shown().NewestFirst().Select(c => c.ArticleId).Take(Looked).ToListAsync(stopping);
            var counts = newest.CountBy(id => id).ToDictionary();
            var busiest = counts.OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => c.Key).Take(10 * Length).ToList();
            if (busiest.Count == 0) return new([], until);
            var cards = await db.Articles.Where(a => busiest.Contains(a.Id)).Published(asked).In(edition).Select(ArticleCard.From).ToListAsync(stopping);
            return new([.. cards.OrderBy(c => busiest.IndexOf(c.Id)).Take(Length)], until);
        }, stopping, until);
    }
}
