using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Account;

/// <summary>What each way in ends with: the session's cookie, the question for a code, or a sentence why not.</summary>
public sealed class Doorway(SiteAddress site, CurrentEdition here, IDataProtectionProvider protection)
{
    private static readonly TimeSpan DeviceIsKnownFor = TimeSpan.FromDays(180);
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector steps = protection.CreateProtector("newssite.sign-in-step").ToTimeLimitedDataProtector();

    private string DeviceCookie => site.IsHttps ? "__Host-newssite-device" : "newssite-device";
    private string StepCookie => site.IsHttps ? "__Host-newssite-step" : "newssite-step";

    /// <summary>The token that an earlier sign-in left in this browser.</summary>
    public string? Device(HttpRequest request) => request.Cookies[DeviceCookie];

    /// <summary>Whose password was right in this browser a moment ago, and their security stamp then; null where nobody's was.</summary>
    public (long Id, string Stamp)? Step(HttpRequest request)
    {
        try
        {
            var parts = steps.Unprotect(request.Cookies[StepCookie] ?? "").Split(' ');
            return (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <returns>Where it leads on; null where the page is shown again, with <see cref="Why"/>.</returns>
    public async Task<IActionResult?> EnterAsync(PageModel page, SignInOutcome outcome, string? next)
    {
        var response = page.Response;
        switch (outcome)
        {
            case SignInOutcome.SignedIn signedIn:
                var properties = new AuthenticationProperties { Items = { [StaffClaims.SessionKey] = signedIn.SessionKey } };
                await page.HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new(new ClaimsIdentity("newssite")), properties);
                response.Cookies.Append(DeviceCookie, signedIn.Device, Cookie(DeviceIsKnownFor));
                if (page.Request.Cookies.ContainsKey(StepCookie)) response.Cookies.Delete(StepCookie, Cookie(null));
                return page.LocalRedirect(page.Url.Local(next));
            case SignInOutcome.CodeNeeded needed:
                response.Cookies.Append(StepCookie, steps.Protect($"{needed.Id.ToString(CultureInfo.InvariantCulture)} {needed.Stamp}", StepLasts), Cookie(StepLasts));
                return page.LocalRedirect(DeskAddress.Way(here, "/account/confirm", new KeyValuePair<string, string?>("next", next)));
            case SignInOutcome.TooMany tooMany:
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = Math.Ceiling(tooMany.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return null;
            case SignInOutcome.Closed:
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return null;
            default:
                response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return null;
        }
    }

    /// <summary>The sentence for what did not let in.</summary>
    /// <param name="outcome">As <see cref="EnterAsync"/> took it.</param>
    /// <param name="wrong">The key of the sentence for what does not fit.</param>
    public string Why(SignInOutcome outcome, string wrong) => outcome switch
    {
        SignInOutcome.TooMany tooMany => here.Words.Format("account.too-many", here.Dates.Number((long)Math.Ceiling(tooMany.RetryAfter.TotalMinutes))),
        SignInOutcome.Closed => here.Words["account.closed"],
        SignInOutcome.PasskeyNeeded => here.Words["account.passkey-needed"],
        _ => here.Words[wrong],
    };

    private CookieOptions Cookie(TimeSpan? lasts) => new() { HttpOnly = true, Secure = site.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = lasts };
}
