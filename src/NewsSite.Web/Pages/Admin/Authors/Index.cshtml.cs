using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Authors;

/// <summary>Whom bylines can name, by their names.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head) : PageModel, IDeskPage
{
    /// <summary>Each with the number of articles that name them, whatever their state.</summary>
    public IReadOnlyList<(Author Author, int Articles)> Authors { get; private set; } = [];

    public bool IsDeleted { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync(string? deleted, CancellationToken stopping)
    {
        (head.Title, IsDeleted) = (here.Words["desk.authors"], deleted is not null);
        var counts = await db.Set<Byline>().GroupBy(b => b.AuthorId).Select(g => new { Id = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Count, stopping);
        var authors = await db.Authors.AsNoTracking().ToListAsync(stopping);
        Authors = [.. authors.OrderBy(a => a.Name.In(here.Edition.Code), StringComparer.Ordinal).Select(a => (a, counts.GetValueOrDefault(a.Id)))];
        return Page();
    }
}
