using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Pages;

/// <summary>A standing page: about, comment rules, privacy.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head) : PageModel
{
    public NewsSite.Model.Page Standing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stopping)
    {
        var same = await db.Pages.Where(p => p.Slug == slug).ToListAsync(stopping);
        if (same.Find(p => p.Edition == here.Edition.Code) is not { } page) return NotFound();
        Standing = page;
        head.Title = page.Title;
        head.Description = page.Summary;
        head.Path = page.Slug;
        head.Siblings = same.Where(p => p != page).ToDictionary(p => p.Edition, p => p.Slug);
        return Page();
    }
}
