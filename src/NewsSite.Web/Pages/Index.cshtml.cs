using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>
/// The front page: a lead and three stories below it (what is pinned, then the newest), the latest news, a band for each
/// section (what is pinned in it first), what readers write and about what. An article stands in the first of these that has room for it, and there alone.
/// </summary>
public sealed class IndexModel(ReadDb db, CurrentEdition here, PageHead head, Navigation navigation, LatestNews news, MostCommented commented, Freshness freshness, TimeProvider clock) : PageModel
{
    private const int MostPins = 200;
    private const int TopLength = ArrangePins.TopLength;
    private const int LatestLength = 9;
    private const int BandLength = 6;
    private const int LeastInBand = 3;
    private const int PicksLength = 3;

    public ArticleCard? Lead { get; private set; }
    public IReadOnlyList<ArticleCard> Second { get; private set; } = [];
    public IReadOnlyList<ArticleCard> Latest { get; private set; } = [];
    public List<(SectionLink Section, IReadOnlyList<ArticleCard> Cards)> Bands { get; } = [];
    public IReadOnlyList<PickedComment> Picks { get; private set; } = [];
    public IReadOnlyList<ArticleCard> MostCommented { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stopping)
    {
        head.Path = "";
        head.Siblings = await news.EditionsWithNewsAsync(here, head.Path, stopping);
        var now = clock.GetUtcNow().UtcDateTime;
        var published = db.Articles.Published(now).In(here.Edition.Code);
        var pins = await PinsAsync(published.PinnedAt(now), stopping);
        var newest = await news.InAsync(here.Edition.Code, [], LatestNews.MostLoaded, stopping);
        var inSections = pins.Where(p => p.InSection).Select(p => p.Card.Id).ToHashSet();
        List<ArticleCard> top = [.. pins.Where(p => !p.InSection).Select(p => p.Card).Take(TopLength).Concat(newest.OrderBy(c => inSections.Contains(c.Id))).DistinctBy(c => c.Id).Take(TopLength)];
        head.IsEmpty = top.Count == 0;
        if (head.IsEmpty) return;

        Lead = top[0];
        Second = top[1..];
        var seen = top.Select(c => c.Id).ToHashSet();
        List<ArticleCard> rest = [.. newest.Where(c => !seen.Contains(c.Id) && !inSections.Contains(c.Id))];
        // Of a small paper the list takes half, and its sections tell the other: nothing stands there twice.
        var isSmall = newest.Count < LatestNews.MostLoaded;
        Latest = [.. rest.Take(isSmall ? (rest.Count + 1) / 2 : LatestLength)];
        var listed = Latest.Select(c => c.Id).ToHashSet();
        foreach (var section in await navigation.InAsync(here.Edition.Code, stopping))
        {
            var cards = await published.Where(a => a.SectionId == section.Id).NewestFirst().Select(ArticleCard.From).Take(BandLength + TopLength + LatestLength).ToListAsync(stopping);
            cards.RemoveAll(c => seen.Contains(c.Id));
            List<ArticleCard> first = [.. pins.Where(p => p.InSection && p.Section == section.Id && !seen.Contains(p.Card.Id)).Select(p => p.Card)];
            // What the list beside tells is not told twice, once there is enough else to tell.
            if (cards.FindAll(c => !listed.Contains(c.Id)) is var others && (isSmall || others.Count >= LeastInBand)) cards = others;
            cards = [.. first.Concat(cards).DistinctBy(c => c.Id).Take(BandLength)];
            if (cards.Count > 0) Bands.Add((section, cards));
        }
        Picks = await db.Comments.PicksOf(db.Articles, here.Edition.Code, now).Take(PicksLength).Select(PickedComment.From).ToListAsync(stopping);
        (MostCommented, var until) = await commented.InAsync(here.Edition.Code, stopping);
        freshness.EndsAt(until);
    }

    // The order by its own index, then the few: one question for both would sort whatever the paper has ever published.
    private async Task<IReadOnlyList<(ArticleCard Card, bool InSection, long? Section)>> PinsAsync(IQueryable<Article> pinned, CancellationToken stopping)
    {
        var order = await db.Articles.In(here.Edition.Code).Pins().LeadFirst().Select(a => new { a.Id, a.PinnedInSection, a.SectionId }).Take(MostPins).ToListAsync(stopping);
        if (order.Count == 0) return [];
        var ids = order.ConvertAll(p => p.Id);
        var cards = await pinned.Where(a => ids.Contains(a.Id)).Select(ArticleCard.From).ToDictionaryAsync(c => c.Id, stopping);
        return [.. order.Where(p => cards.ContainsKey(p.Id)).Select(p => (cards[p.Id], p.PinnedInSection, p.SectionId))];
    }
}
