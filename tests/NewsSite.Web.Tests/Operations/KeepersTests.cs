using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

/// <summary>What runs beside the requests never stops them, and goes on by itself.</summary>
public sealed class KeepersTests
{
    [Fact]
    public async Task An_import_that_the_settings_do_not_fit_stops_nothing_and_its_repair_is_seen()
    {
        using var site = await TestSite.StartAsync(("Site:DefaultEdition", "ps"));
        using var client = site.Client();
        Assert.Contains("lang=\"ps\"", await client.TextAsync("/"), StringComparison.Ordinal);
        await using var import = new ServiceCollection().AddLogging().AddNewsroom(site.Data, new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();

        List<Edition> all = [.. site.Services.GetRequiredService<CurrentPaper>().Value.Editions.Select(e => e.Code == "en" ? e with { Prefix = "" } : e.Code == "ps" ? e with { Prefix = "ps" } : e)];
        await ChangeAsync(import, paper => paper.Editions = [.. all.Where(e => e.Code != "ps")]);
        await Task.Delay(TimeSpan.FromSeconds(2)); // four looks
        Assert.False(site.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Assert.Contains("lang=\"ps\"", await client.TextAsync("/"), StringComparison.Ordinal);

        await ChangeAsync(import, paper => (paper.Editions, paper.Name) = (all, new EditionText { ["ps"] = "Whole again" }));
        for (var wait = 0; wait < 100 && !(await client.TextAsync("/")).Contains("Whole again", StringComparison.Ordinal); wait++) await Task.Delay(100);
        Assert.Contains("Whole again", await client.TextAsync("/"), StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(IServiceProvider process, Action<Paper> change)
    {
        await using var scope = process.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        change(await db.Papers.SingleAsync());
        await db.SaveChangesAsync();
    }
}
