using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>Closes the comments of the whole paper in an emergency, and opens them again: sooner, too, where a wave of comments closed them.</summary>
public sealed class ThreadsModel(NewsDb db, CurrentEdition here, PageHead head, CloseThreads threads, TimeProvider clock) : PageModel, IDeskPage
{
    public Discussion? Closed { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task OnGetAsync(CancellationToken stopping)
    {
        head.Title = here.Words["desk.threads"];
        Closed = await db.Discussions.AsNoTracking().SingleOrDefaultAsync(stopping) is { } whole && whole.IsClosed(clock.GetUtcNow().UtcDateTime) ? whole : null;
    }

    /// <param name="act"><c>close</c> or <c>open</c>.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken stopping)
    {
        if (act is not ("close" or "open")) return BadRequest();
        await threads.OfAllAsync(act == "close", stopping);
        return this.SeeOther("/admin/comments/threads");
    }
}
