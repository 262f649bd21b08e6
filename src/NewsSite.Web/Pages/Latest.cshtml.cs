using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>Everything that an edition has published, newest first.</summary>
public sealed class LatestModel(ReadDb db, CurrentEdition here, PageHead head, LatestNews news, TimeProvider clock) : PageModel
{
    public ArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? before, CancellationToken stopping)
    {
        if (!ArticleList.TryReadKey(before, out var key)) return NotFound();
        head.Title = here.Words["latest.title"];
        head.Path = "latest";
        head.IsUnlisted = key is not null;
        head.IsInEveryEdition = true;
        head.Siblings = await news.EditionsWithNewsAsync(here, head.Path, stopping);
        List = await ArticleList.LoadAsync(db.Articles.Published(clock.GetUtcNow().UtcDateTime).In(here.Edition.Code).NewestFirst().Before(key), head.Path, key, stopping);
        head.IsEmpty = List.Cards.Count == 0;
        return Page();
    }
}
