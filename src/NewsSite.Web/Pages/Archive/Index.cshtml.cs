using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Archive;

/// <summary>The months in which an edition has published, by each calendar that it writes: the way to what is old.</summary>
public sealed class IndexModel(ReadDb db, CurrentEdition here, PageHead head, LatestNews news, TimeProvider clock) : PageModel
{
    /// <summary>Newest first; each list by one calendar, the edition's own first.</summary>
    public List<List<PaperMonth>> Calendars { get; } = [];

    public async Task OnGetAsync(CancellationToken stopping)
    {
        head.Title = here.Words["archive.title"];
        head.Path = "archive";
        head.IsInEveryEdition = true;
        head.Siblings = await news.EditionsWithNewsAsync(here, "archive", stopping);
        if (here.Edition.Calendar == "hijri") Calendars.Add(await MonthsAsync(isHijri: true, stopping));
        Calendars.Add(await MonthsAsync(isHijri: false, stopping));
        head.IsEmpty = Calendars[0].Count == 0;
    }

    // From one month that has articles to the next: each step is one look into the index.
    private async Task<List<PaperMonth>> MonthsAsync(bool isHijri, CancellationToken stopping)
    {
        var published = db.Articles.Published(clock.GetUtcNow().UtcDateTime).In(here.Edition.Code);
        var months = new List<PaperMonth>();
        for (var last = await published.MaxAsync(a => a.PublishedAt, stopping); last is { } at;)
        {
            var month = PaperMonth.Of(at, here.Zone, isHijri);
            var (from, _) = month.In(here.Zone);
            months.Add(month);
            last = await published.Where(a => a.PublishedAt < from).MaxAsync(a => a.PublishedAt, stopping);
        }
        return months;
    }
}
