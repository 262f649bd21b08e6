using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Sections;

/// <summary>The sections of the paper in the order of its navigation.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, MoveSection move) : PageModel, IDeskPage
{
    /// <summary>Each with the number of its articles, whatever their state.</summary>
    public IReadOnlyList<(Section Section, int Articles)> Sections { get; private set; } = [];

    public bool IsDeleted { get; private set; }
    public bool IsMoved { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync(string? deleted, string? moved, CancellationToken stopping)
    {
        (head.Title, IsDeleted, IsMoved) = (here.Words["desk.sections"], deleted is not null, moved is not null);
        var counts = await db.Articles.Where(a => a.SectionId != null).GroupBy(a => a.SectionId!.Value).Select(g => new { Id = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Count, stopping);
        Sections = (await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(stopping)).ConvertAll(s => (s, counts.GetValueOrDefault(s.Id)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? section, string? act, CancellationToken stopping)
    {
        if (!ModelState.IsValid || act is not ("up" or "down")) return BadRequest();
        return this.SeeOther(await move.RunAsync(section ?? "", isEarlier: act == "up", stopping) is { } moved ? FormattableString.Invariant($"/admin/sections?moved=1#section-{moved}") : "/admin/sections");
    }
}
