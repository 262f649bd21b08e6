using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>The front page: a lead (the newest pinned article, else the newest), the latest news, and a band for each section.</summary>
public sealed class IndexModel(ReadDb db, CurrentEdition here, PageHead head, Navigation navigation, LatestNews news, TimeProvider clock) : PageModel
{
    private const int LatestLength = 8;
    private const int BandLength = 6;

    public ArticleCard? Lead { get; private set; }
    public IReadOnlyList<ArticleCard> Latest { get; private set; } = [];
    public List<(SectionLink Section, IReadOnlyList<ArticleCard> Cards)> Bands { get; } = [];

    public async Task OnGetAsync(CancellationToken stopping)
    {
        head.Path = "";
        head.Siblings = await news.EditionsWithNewsAsync(here, head.Path, stopping);
        var published = db.Articles.Published(clock.GetUtcNow().UtcDateTime).In(here.Edition.Code);
        Lead = await published.Where(a => a.Pinned).NewestFirst().Select(ArticleCard.From).FirstOrDefaultAsync(stopping)
            ?? (await news.InAsync(here.Edition.Code, null, 1, stopping) is [var newest] ? newest : null);
        if (Lead is null) return;

        Latest = await news.InAsync(here.Edition.Code, Lead.Id, LatestLength, stopping);
        foreach (var section in await navigation.InAsync(here.Edition.Code, stopping))
        {
            var cards = await published.Where(a => a.SectionId == section.Id).NewestFirst().Select(ArticleCard.From).Take(BandLength + 1).ToListAsync(stopping);
            cards.RemoveAll(c => c.Id == Lead.Id);
            if (cards.Count > 0) Bands.Add((section, cards.Take(BandLength).ToList()));
        }
    }
}
