using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Archive;

/// <summary>What an edition published in one month of either calendar, newest first.</summary>
public sealed class MonthModel(ReadDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";
    public ArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string month, string? before, CancellationToken stopping)
    {
        if (!PaperMonth.TryParse(month, out var asked) || !ArticleList.TryReadKey(before, out var key)) return NotFound();
        var (from, to) = asked.In(here.Zone);
        var path = $"archive/{asked}";
        List = await ArticleList.LoadAsync(
            db.Articles.Published(clock.GetUtcNow().UtcDateTime).In(here.Edition.Code).Where(a => a.PublishedAt >= from && a.PublishedAt < to).NewestFirst().Before(key), path, key, stopping);
        if (List.Cards.Count == 0 && key is null) return NotFound();
        head.Title = Name = here.Words.Format("archive.month", here.Dates.Month(asked));
        head.Path = path;
        head.IsUnlisted = key is not null;
        head.Siblings = await EditionsWithAnyAsync(path, from, to, stopping);
        return Page();
    }

    private async Task<IReadOnlyDictionary<string, string>> EditionsWithAnyAsync(string path, DateTime from, DateTime to, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var paths = new Dictionary<string, string>();
        foreach (var edition in here.Paper.Editions.Where(e => e != here.Edition))
        {
            if (await db.Articles.Published(now).In(edition.Code).AnyAsync(a => a.PublishedAt >= from && a.PublishedAt < to, stopping)) paths[edition.Code] = path;
        }
        return paths;
    }
}
