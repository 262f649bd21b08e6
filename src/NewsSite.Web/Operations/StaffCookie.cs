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
        options.Events.OnRedirectToLogin = LeadAsync;
        options.Events.OnRedirectToAccessDenied = LeadAsync;
    }

    // The address as it was put together, without the host, which whoever asks can choose (P18).
    private static Task LeadAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.RedirectUri[context.RedirectUri.IndexOf("/account/", StringComparison.Ordinal)..]);
        return Task.CompletedTask;
    }
}
