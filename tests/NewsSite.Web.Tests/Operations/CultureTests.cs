using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

/// <summary>The Persian calendar and digits of fa-AF and ps are for eyes: nothing that machines read depends on a culture.</summary>
public sealed class CultureTests(SharedSite shared)
{
    [Theory]
    [InlineData("fa-AF")]
    [InlineData("ps")]
    public async Task No_address_reads_otherwise_under_another_ui_culture(string culture)
    {
        using var site = await TestSite.StartAsync(services => services.AddSingleton<IStartupFilter>(new InCulture(culture)));
        using var there = site.Client();
        using var here = shared.Site.Client();
        foreach (var address in (await shared.Site.EveryAddressAsync()).Append("/latest?before=nonsense"))
        {
            Assert.Equal(Visits.WithoutStamp(await here.TextAsync(address)), Visits.WithoutStamp(await there.TextAsync(address)));
            using var answer = await there.GetAsync(address);
            Assert.All(answer.ToString(), c => Assert.True(c < 128));
        }
        Assert.Equal(await here.TextAsync("/latest?before=" + new Text.ListKey(new DateTime(2026, 11, 1), 5)), await there.TextAsync("/latest?before=" + new Text.ListKey(new DateTime(2026, 11, 1), 5)));
    }

    [Fact]
    public async Task A_server_that_speaks_Dari_writes_the_same_feeds_and_sitemaps()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path, ("LANG", "fa_AF.UTF-8"), ("LC_ALL", "fa_AF.UTF-8"), ("Site__BaseUrl", shared.Site.BaseUrl()));
        using var client = site.Client();
        foreach (var address in new[] { "/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap-2026-10.xml" })
            Assert.Equal(await shared.Site.Client().TextAsync(address), await client.TextAsync(address));
        Assert.Equal(0, await site.TerminateAsync());
        Assert.Contains("\"@t\":\"20", site.Log, StringComparison.Ordinal);
    }

    /// <summary>The control: that culture does write other dates.</summary>
    [Theory]
    [InlineData("fa-AF")]
    [InlineData("ps")]
    public void The_culture_would_write_another_year(string culture) =>
        Assert.DoesNotContain("2026", new DateTime(2026, 11, 25).ToString("yyyy", CultureInfo.GetCultureInfo(culture)), StringComparison.Ordinal);

    private sealed class InCulture(string culture) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                return rest(context);
            });
            next(app);
        };
    }
}
