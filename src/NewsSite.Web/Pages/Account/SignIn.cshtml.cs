using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>The staff's way in. It says the same of a wrong name and a wrong password (P27).</summary>
public sealed class SignInModel(SignIn signIn, AddressKeys addresses, CurrentEdition here, PageHead head, Doorway door, PasskeyQuestions questions) : PageModel
{
    public string? Next { get; private set; }
    public string? Name { get; private set; }
    public string? Error { get; private set; }

    /// <summary>Whether the password was set a moment ago.</summary>
    public bool IsNew { get; private set; }

    /// <summary>In a panic nobody signs in here.</summary>
    public bool IsClosed => here.Paper.IsInPanic;

    /// <summary>What the browser is asked, where it has a passkey; null where it cannot have one.</summary>
    public PasskeyQuestion? Question { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? next, string? welcome)
    {
        head.Title = here.Words["account.sign-in"];
        Next = next;
        IsNew = welcome is not null;
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect(Url.Local(next));
        Question = await questions.ToSignInAsync(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? next, CancellationToken stopping)
    {
        head.Title = here.Words["account.sign-in"];
        (Name, Next) = (name, next);
        if (User.Identity?.IsAuthenticated == true)
        {
            // The framework would renew the session of whoever is signed in: it ends first, and the form begins anew (P32).
            await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return LocalRedirect(DeskAddress.SignIn(here, new KeyValuePair<string, string?>("next", next)));
        }
        var outcome = await signIn.RunAsync(name ?? "", password ?? "", addresses.Of(HttpContext.Connection.RemoteIpAddress), door.Device(Request), stopping);
        if (await door.EnterAsync(this, outcome, next) is { } on) return on;
        Error = door.Why(outcome, "account.wrong");
        Question = await questions.ToSignInAsync(HttpContext);
        return Page();
    }
}
