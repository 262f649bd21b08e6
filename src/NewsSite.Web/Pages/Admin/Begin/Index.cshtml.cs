using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Begin;

/// <summary>The first start's question: whether the pieces with which the paper came stay; and what a new paper needs next.</summary>
public sealed class IndexModel(CurrentEdition here, PageHead head, BeginPaper begin) : PageModel, IDeskPage
{
    /// <summary>What an empty start would delete; null where there is nothing to ask any more.</summary>
    public IReadOnlyList<ArticleLine>? Samples { get; private set; }

    /// <summary>How many were deleted, just now.</summary>
    public int? Deleted { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayRunPaper;

    public async Task<IActionResult> OnGetAsync(int? deleted, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return NotFound();
        head.Title = here.Words["desk.begin"];
        Deleted = deleted;
        Samples = await begin.AskAsync(stopping);
        return Page();
    }

    /// <param name="step"><c>keep</c> or <c>empty</c>.</param>
    /// <param name="samples">Those that were shown.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? step, [FromForm] List<long> samples, CancellationToken stopping)
    {
        if (!ModelState.IsValid || step is not ("keep" or "empty")) return BadRequest();
        return this.SeeOther($"/admin/begin?deleted={await begin.RunAsync(step == "empty" ? samples : [], stopping) ?? 0}");
    }
}
