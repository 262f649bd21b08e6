using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin.Topics;

/// <summary>What the form of an article asks while a topic is typed; without script it offers the topics of the last articles.</summary>
public sealed class IndexModel(CurrentEdition here, SuggestTopics suggest) : PageModel, IDeskPage
{
    public bool IsFor(StaffMember staff) => staff.MayWrite;

    /// <param name="edition">An edition's code.</param>
    /// <param name="begins">How the name begins.</param>
    /// <param name="stopping">Ends it.</param>
    /// <returns>A JSON array of names.</returns>
    public async Task<IActionResult> OnGetAsync(string? edition, string? begins, CancellationToken stopping) =>
        here.Paper.Edition(edition ?? here.Edition.Code) is { } of && !(begins?.Length > Topic.MaxNameLength) ? new JsonResult(await suggest.RunAsync(of.Code, begins ?? "", stopping)) : NotFound();
}
