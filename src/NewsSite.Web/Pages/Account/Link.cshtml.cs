using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>Where a one-time link becomes a password: the first administrator's, an invitation, a reset.</summary>
public sealed class LinkModel(RedeemLink redeem, LetIn letIn, Doorway door, CurrentEdition here, PageHead head) : PageModel
{
    /// <summary>Null when the link is used, has run out, or never was.</summary>
    public OpenLink? Open { get; private set; }
    public string? Name { get; private set; }
    public IReadOnlyList<Refusal> Faults { get; private set; } = [];

    public async Task OnGetAsync(string code, CancellationToken stopping) => await ShowAsync(code, stopping);

    public async Task<IActionResult> OnPostAsync(string code, string? name, string? password, CancellationToken stopping)
    {
        Name = name;
        var outcome = await redeem.RunAsync(code, name, password ?? "", stopping);
        if (outcome is RedeemOutcome.Done done && here.Paper.IsInPanic && await door.EnterAsync(this, await letIn.AfterLinkAsync(done.Staff.Id, stopping), null) is { } on) return on;
        if (outcome is RedeemOutcome.Done) return LocalRedirect(DeskAddress.SignIn(here, new KeyValuePair<string, string?>("welcome", "1")));
        if (outcome is RedeemOutcome.Refused refused)
        {
            Faults = refused.Faults;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        await ShowAsync(code, stopping);
        return Page();
    }

    private async Task ShowAsync(string code, CancellationToken stopping)
    {
        head.Title = here.Words["link.title"];
        Open = await redeem.FindAsync(code, stopping);
        if (Open is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
