using System.Globalization;
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
public sealed class SignInModel(SignIn signIn, AddressKeys addresses, CurrentEdition here, PageHead head, SiteAddress site) : PageModel
{
    private static readonly TimeSpan DeviceIsKnownFor = TimeSpan.FromDays(180);

    public string? Next { get; private set; }
    public string? Name { get; private set; }
    public string? Error { get; private set; }

    /// <summary>Whether the password was set a moment ago.</summary>
    public bool IsNew { get; private set; }

    private string DeviceCookie => site.IsHttps ? "__Host-newssite-device" : "newssite-device";

    public IActionResult OnGet(string? next, string? welcome)
    {
        head.Title = here.Words["account.sign-in"];
        Next = next;
        IsNew = welcome is not null;
        return User.Identity?.IsAuthenticated == true ? LocalRedirect(Url.Local(next)) : Page();
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
        var outcome = await signIn.RunAsync(name ?? "", password ?? "", addresses.Of(HttpContext.Connection.RemoteIpAddress), Request.Cookies[DeviceCookie], stopping);
        switch (outcome)
        {
            case SignInOutcome.SignedIn signedIn:
                var properties = new AuthenticationProperties { Items = { [StaffClaims.SessionKey] = signedIn.SessionKey } };
                await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new(new System.Security.Claims.ClaimsIdentity("newssite")), properties);
                Response.Cookies.Append(DeviceCookie, signedIn.Device, new CookieOptions { HttpOnly = true, Secure = site.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = DeviceIsKnownFor });
                return LocalRedirect(Url.Local(next));
            case SignInOutcome.TooMany tooMany:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = Math.Ceiling(tooMany.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                Error = here.Words.Format("account.too-many", here.Dates.Number((long)Math.Ceiling(tooMany.RetryAfter.TotalMinutes)));
                return Page();
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                Error = here.Words["account.wrong"];
                return Page();
        }
    }
}
