using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>Ends the session on the server, not only in the browser (P32).</summary>
public sealed class SignOutModel(CurrentEdition here) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(DeskAddress.SignIn(here));

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect(DeskAddress.SignIn(here));
    }
}
