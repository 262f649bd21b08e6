using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;

namespace NewsSite.Web.Operations;

/// <summary>What an operator reads when the paper starts: where it is, what needs attention, and how the first administrator gets in.</summary>
internal static class Greeting
{
    /// <summary>Writes it once the paper is open: readers wait for none of it.</summary>
    public static void WhenStarted(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var site = app.Services.GetRequiredService<SiteAddress>();
        Write(app, site);
        _ = Task.Run(async () =>
        {
            var after = app.Services.GetRequiredService<AfterStart>();
            await Task.Delay(after.Pause);
            TellLacks(app);
            await InviteAsync(app, site);
            await WarnAsync(app);
            // What the start left behind is a third of the process; a small server wants it back.
            if (after.GivesMemoryBack) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        });
    });

    private static void TellLacks(WebApplication app)
    {
        var library = app.Services.GetRequiredService<Library>();
        foreach (var lack in app.Services.GetRequiredService<CurrentPaper>().Value.Editions.Select(e => library.LackOf(e.Code)).OfType<string>()) Console.WriteLine(lack);
    }

    private static async Task WarnAsync(WebApplication app)
    {
        if ((await app.Services.GetRequiredService<HouseRules>().NowAsync(app.Lifetime.ApplicationStopping)).Rules.Moderation == Moderation.None)
            Console.WriteLine("WARNING: Comments__Moderation=None, by the setting or by the desk's rules. Whatever anyone writes is public at once, before an editor has seen it.");
    }

    // Written, not logged: the link is a key, and logs are kept.
    private static async Task InviteAsync(WebApplication app, SiteAddress site)
    {
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().RunAsync(app.Lifetime.ApplicationStopping) is { } code)
                Console.WriteLine($"No administrator yet. Make the first one within 24 hours at {site.Of($"account/link/{code}")}");
        }
        catch (Exception e) when (e is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException or OperationCanceledException or ObjectDisposedException)
        {
            if (!app.Lifetime.ApplicationStopping.IsCancellationRequested) Console.Error.WriteLine($"No link for the first administrator could be made ({e.Message}): 'staff add' makes one.");
        }
    }

    private static void Write(WebApplication app, SiteAddress site)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var isOnThisMachine = app.Configuration["Site:BaseUrl"] is not { Length: > 0 };
        if (isOnThisMachine) addresses = [.. addresses.Select(a => a.Replace("//127.0.0.1:", "//localhost:", StringComparison.Ordinal))]; // by the name that its links have
        Console.WriteLine($"The paper is at {string.Join(", ", addresses)}. Stop it with Ctrl+C.");
        if (isOnThisMachine) Console.WriteLine($"Site__BaseUrl is not set: links in feeds and shares name {site.BaseUrl}.");
        if (!site.IsHttps) Console.WriteLine("Site__BaseUrl is not https: passwords and sessions of the staff cross the network in the clear.");
    }
}

/// <summary>What the start does last.</summary>
/// <param name="Pause">How long it waits with what no reader waits for: the first page is made meanwhile, and two cores have enough with that.</param>
/// <param name="GivesMemoryBack">Whether it stops the process for a moment to give back what it needs no more. Not where hundreds of papers start in one process, as in the tests.</param>
public sealed record AfterStart(TimeSpan Pause, bool GivesMemoryBack);
