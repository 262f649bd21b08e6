using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>The second question of a sign-in, for whose password was right a moment ago.</summary>
public sealed class ConfirmModel(ConfirmSignIn confirm, Doorway door, CurrentEdition here, PageHead head) : PageModel
{
    public string? Error { get; private set; }

    public IActionResult OnGet(string? next)
    {
        head.Title = here.Words["account.confirm"];
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect(Url.Local(next));
        return door.Step(Request) is null ? Anew(next) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, [FromQuery] string? next, CancellationToken stopping)
    {
        head.Title = here.Words["account.confirm"];
        if (door.Step(Request) is not { } step || User.Identity?.IsAuthenticated == true) return Anew(next);
        var outcome = await confirm.RunAsync(step.Id, step.Stamp, code, door.Device(Request), stopping);
        if (await door.EnterAsync(this, outcome, next) is { } on) return on;
        Error = door.Why(outcome, "account.code-wrong");
        return Page();
    }

    private LocalRedirectResult Anew(string? next) => LocalRedirect(DeskAddress.SignIn(here, new KeyValuePair<string, string?>("next", next)));
}
