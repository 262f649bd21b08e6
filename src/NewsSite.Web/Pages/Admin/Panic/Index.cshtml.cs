using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Panic;

/// <summary>Closes the desk and all forms in one act, after a question; in a panic, the one page that is open: what is closed, and for administrators the end of it.</summary>
public sealed class IndexModel(CurrentEdition here, CurrentPaper paper, PageHead head, Desk desk, BeginPanic begin, EndPanic end) : PageModel, IDeskPage
{
    /// <summary>What is typed at the server's shell to let one person in meanwhile.</summary>
    public const string VerbForOne = "newssite staff reset NAME";

    /// <summary>The same to end it.</summary>
    public const string VerbForAll = "newssite panic --end";

    public bool IsInPanic => here.Paper.IsInPanic;
    public bool MayAct => desk.Me.MayPanic;

    /// <summary>What was done a moment ago; null before.</summary>
    public PanicReport? Report { get; private set; }
    public bool IsUnsure { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPanic || (here.Paper.IsInPanic && staff.IsActive);
    public bool IsOpenInPanic => true;

    public void OnGet() => head.Title = here.Words["desk.panic"];

    /// <param name="act"><c>begin</c> or <c>end</c>.</param>
    /// <param name="sure">Ticked: it is meant.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? act, bool sure, CancellationToken stopping)
    {
        head.Title = here.Words["desk.panic"];
        if (act is not ("begin" or "end")) return BadRequest();
        if (!MayAct) return Forbid();
        if (act == "end")
        {
            await end.RunAsync(stopping);
            await paper.LoadAsync(stopping); // the answer leads to a page that must be open by then
            return this.SeeOther("/admin");
        }
        if (!sure)
        {
            IsUnsure = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Report = await begin.RunAsync(stopping);
        await paper.LoadAsync(stopping);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Page();
    }
}
