using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Authors;

/// <summary>Takes an author off everything at once, and says where the name stands besides.</summary>
public sealed class RemoveModel(NewsDb db, CurrentEdition here, PageHead head, RemoveByline remove) : PageModel, IDeskPage
{
    /// <summary>Null once the byline is removed.</summary>
    public Author? Author { get; private set; }
    public BylinePlan Plan { get; private set; } = null!;

    /// <summary>It was asked for without the tick that it takes.</summary>
    public bool IsUnsure { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public Task<IActionResult> OnGetAsync([FromRoute] string slug, CancellationToken stopping) => ShowAsync(slug, StatusCodes.Status200OK, stopping);

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, [FromForm] bool sure, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        IsUnsure = !sure;
        if (IsUnsure) return await ShowAsync(slug, StatusCodes.Status422UnprocessableEntity, stopping);
        if (await remove.RunAsync(slug, stopping) is not { } done) return NotFound();
        (Plan, head.Title) = (done, here.Words["desk.byline"]);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(string slug, int status, CancellationToken stopping)
    {
        Author = await db.Authors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stopping);
        if (Author is null || await remove.PlanAsync(slug, stopping) is not { } plan) return NotFound();
        (Plan, Response.StatusCode, head.Title) = (plan, status, here.Words["desk.byline"]);
        return Page();
    }
}
