using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>The one cookie of sign-in. Where the site is https it is bound to this host and never sent in the clear.</summary>
internal static class StaffCookie
{
    public const string Name = "newssite-staff";

    public static void Configure(CookieAuthenticationOptions options, SiteAddress site)
    {
        options.Cookie.Name = site.IsHttps ? "__Host-" + Name : Name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.IsEssential = true;
        options.SlidingExpiration = false;
        options.ExpireTimeSpan = Session.Longest;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "next";
        options.Events.OnRedirectToLogin = context => LeadAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => LeadAsync(context, StatusCodes.Status403Forbidden);
    }

    // Who asks is led on; who sends something is answered where they are, since a detour would lose what was typed.
    private static Task LeadAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }
        // The address as it was put together, without the host, which whoever asks can choose (P18).
        context.Response.Redirect(context.RedirectUri[context.RedirectUri.IndexOf("/account/", StringComparison.Ordinal)..]);
        return Task.CompletedTask;
    }
}
