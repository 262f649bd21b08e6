using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Sections;

/// <summary>What a section has published in this edition, newest first.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, Navigation navigation, TimeProvider clock) : PageModel
{
    public Section Section { get; private set; } = null!;
    public ArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string? before, CancellationToken stopping)
    {
        if (!ArticleList.TryReadKey(before, out var key)) return NotFound();
        if (await db.Sections.FirstOrDefaultAsync(s => s.Slug == slug, stopping) is not { } section) return NotFound();
        Section = section;
        head.Title = section.Name.In(here.Edition.Code);
        head.Path = section.Path;
        head.FeedOf = section.Path;
        head.IsUnlisted = key is not null;
        head.IsInEveryEdition = true;
        head.Siblings = await navigation.EditionsWithAsync(section, here, stopping);
        var now = clock.GetUtcNow().UtcDateTime;
        List = await ArticleList.LoadAsync(db.Articles.Published(now).In(here.Edition.Code).Where(a => a.SectionId == section.Id).NewestFirst().Before(key), section.Path, key, stopping);
        head.IsEmpty = List.Cards.Count == 0;
        return Page();
    }
}
