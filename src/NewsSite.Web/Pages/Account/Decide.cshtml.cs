using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>Where the link of a message leads: it shows the comment and asks; only the answer decides.</summary>
public sealed class DecideModel(UseDecisionLink link, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel
{
    /// <summary>Null when the link is used, has run out, or never was.</summary>
    public CommentCard? Card { get; private set; }

    /// <summary>Whether the link that was followed is the one for rejecting: that button stands out.</summary>
    public bool IsForRejecting { get; private set; }

    /// <summary>What was done: a key of the words.</summary>
    public string? Done { get; private set; }

    /// <summary>Its writer has changed it while it was read: nothing was decided.</summary>
    public bool IsMissed { get; private set; }

    /// <summary>UTC of the request's beginning: what its writer changes later is not on the page.</summary>
    public DateTime At { get; } = clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(string code, string? reject, CancellationToken stopping)
    {
        head.Title = here.Words["desk.comments"];
        IsForRejecting = reject is not null;
        Card = await link.FindAsync(code, stopping);
        if (Card is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string code, string? decision, long asOf, CancellationToken stopping)
    {
        head.Title = here.Words["desk.comments"];
        if (!ModelState.IsValid || decision is not ("approve" or "reject")) return BadRequest();
        var isApproved = decision == "approve";
        if (await link.RunAsync(code, new Decision(isApproved ? DecisionKind.Approve : DecisionKind.Reject).SeenAt(asOf), stopping)) Done = isApproved ? "decide.approved" : "decide.rejected";
        else
        {
            Card = await link.FindAsync(code, stopping);
            (IsMissed, IsForRejecting) = (Card is not null, !isApproved);
            Response.StatusCode = IsMissed ? StatusCodes.Status409Conflict : StatusCodes.Status404NotFound;
        }
        return Page();
    }
}
