using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>The way of a request, in the order of DESIGN §4.</summary>
internal static class Pipeline
{
    public static void AddOperations(this WebApplicationBuilder builder, DataFolder folder, SiteAddress site)
    {
        var services = builder.Services;
        services.AddSingleton<Traffic>();
        services.AddSingleton(new AfterStart(TimeSpan.FromSeconds(1), GivesMemoryBack: true));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder.Keys)).SetApplicationName("newssite");
        services.AddSingleton<SessionTickets>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<SessionTickets>((options, tickets) =>
        {
            StaffCookie.Configure(options, site);
            options.SessionStore = tickets;
        });
        services.AddAuthorization();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = site.IsHttps ? "__Host-newssite-form" : "newssite-form";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddResponseCompression(options => options.EnableForHttps = true); // form tokens are masked anew in every answer
        var outgoing = Outgoing.Of(builder.Configuration);
        var mail = new Mail(outgoing);
        services.AddSingleton(outgoing).AddSingleton(mail).AddSingleton(new Staff.LinkMail(mail.IsOn ? (to, subject, text, stopping) => mail.SendAsync([to], subject, text, stopping) : null)).AddSingleton(new DigestRules(outgoing.IsOn, outgoing.Every));
        services.AddHostedService<StampKeeper>().AddHostedService<ClockKeeper>().AddHostedService<HitsKeeper>().AddHostedService<RedactionKeeper>().AddHostedService<DigestKeeper>().AddHostedService<OlderPictures>().AddHostedService<PictureKeeper>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
    }

    /// <param name="liteStyle">The digest of the one style that lite pages bring along.</param>
    public static void UseOperations(this WebApplication app, string liteStyle)
    {
        var isHttps = app.Services.GetRequiredService<SiteAddress>().IsHttps;
        if (Listening.Proxies(app.Configuration) is { } proxies) app.UseForwardedHeaders(proxies);
        app.Use((context, next) =>
        {
            context.Request.Scheme = isHttps ? "https" : "http"; // as the settings say it: a proxy that nobody named must not lock the staff out
            return next(context);
        });
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<FormerHosts>();
        app.UseMiddleware<EditionRouting>();
        app.UseMiddleware<LitePolicy>(liteStyle);
        app.UseMiddleware<KnownQuery>();
        app.UseMiddleware<NeverStored>();
        app.UseMiddleware<PageCache>();
        app.UseMiddleware<FontsAreKept>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<EditionInUse>();
        app.UseWhen(PageCache.IsOnItsOwn, own => own.UseResponseCompression());
        app.UseExceptionHandler("/error/500");
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LitePolicy>(liteStyle);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<ErrorsAreRead>();
        app.UseMiddleware<AllowedMethods>();
        app.UseMiddleware<CrossOriginGuard>();
        app.UseMiddleware<RequestLimits>();
        app.UseMiddleware<NulInForms>();
        app.UseRouting();
        app.UseMiddleware<RequestLog.Route>();
        app.UseMiddleware<TooLarge>();
        app.UseMiddleware<EditionOnly>();
        app.UseMiddleware<OneAddress>();
        app.UseAuthentication();
        app.UseMiddleware<DeskLanguage>();
        app.UseAuthorization();
    }
}
