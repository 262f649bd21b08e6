using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Pages;

/// <summary>The standing pages, each with the editions that have it.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head) : PageModel, IDeskPage
{
    /// <summary>By address, in the order of the footer: the titles in the paper's editions, by their codes.</summary>
    public IReadOnlyList<(string Slug, IReadOnlyDictionary<string, string> Titles)> Standing { get; private set; } = [];

    public bool IsDeleted { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync(string? deleted, CancellationToken stopping)
    {
        (head.Title, IsDeleted) = (here.Words["desk.pages"], deleted is not null);
        var pages = await db.Pages.AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Slug, p.Edition, p.Title }).ToListAsync(stopping);
        Standing = [.. pages.GroupBy(p => p.Slug).Select(g => (g.Key, (IReadOnlyDictionary<string, string>)g.ToDictionary(p => p.Edition, p => p.Title)))];
        return Page();
    }
}
