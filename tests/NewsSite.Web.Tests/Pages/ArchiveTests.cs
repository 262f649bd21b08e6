using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Archives by month: by the Gregorian calendar everywhere, by the Solar Hijri one too where the edition writes it.</summary>
public sealed class ArchiveTests(SharedSite shared)
{
    [Fact]
    public async Task Every_month_that_is_named_has_its_articles_and_each_article_stands_once()
    {
        using var client = shared.Site.Client();
        var months = await LinksAsync(client, "/archive", ".archive a");
        Assert.Contains("/archive/2024-11", months);
        Assert.DoesNotContain(months, m => m.StartsWith("/archive/14", StringComparison.Ordinal));
        var stories = new List<string>();
        foreach (var month in months)
        {
            var found = await LinksAsync(client, month, ".list .title a");
            Assert.NotEmpty(found);
            stories.AddRange(found);
        }
        Assert.Contains(Visits.Provided, stories);
        Assert.Equal(stories.Distinct().Count(), stories.Count);
        Assert.Equal(10, stories.Count);
    }

    [Fact]
    public async Task An_edition_with_its_own_calendar_has_its_months_first()
    {
        using var site = await TestSite.StartAsync();
        await site.FileAsync("شب سال نو", edition: "fa-AF", change: (a, _) => a.Publish(new DateTime(2026, 3, 20, 19, 30, 0, DateTimeKind.Utc))); // midnight in Kabul
        await site.FileAsync("روز پیش از آن", edition: "fa-AF", change: (a, _) => a.Publish(new DateTime(2026, 3, 20, 19, 29, 59, DateTimeKind.Utc)));
        using var client = site.Client();
        var months = await LinksAsync(client, "/fa/archive", ".archive a");
        Assert.Contains("/fa/archive/1405-01", months);
        Assert.Contains("/fa/archive/1404-12", months);
        Assert.Contains("/fa/archive/2026-03", months);
        Assert.True(months.IndexOf("/fa/archive/1405-01") < months.IndexOf("/fa/archive/2026-03"));
        Assert.Single(await LinksAsync(client, "/fa/archive/1405-01", ".list .title a"));
        using var page = await client.GetAsync("/fa/archive/1405-01");
        Assert.Contains("حمل ۱۴۰۵", (await TestSite.ReadPageAsync(page)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/archive/2026-13")]
    [InlineData("/archive/1999-01")]
    [InlineData("/archive/9999-12")]
    [InlineData("/archive/2024-11?before=nonsense")]
    [InlineData("/archive/x")]
    public async Task A_month_without_articles_is_not_there(string address) => Assert.Equal(HttpStatusCode.NotFound, await shared.Site.Client().StatusAsync(address));

    [Fact]
    public async Task What_is_scheduled_is_in_no_archive()
    {
        using var site = await TestSite.StartAsync();
        await site.FileAsync("Not yet", change: (a, _) => a.Publish(site.Clock.Now.AddDays(60)));
        Assert.Equal(HttpStatusCode.NotFound, await site.Client().StatusAsync("/archive/2027-01"));
        Assert.DoesNotContain("/archive/2027-01", await LinksAsync(site.Client(), "/archive", ".archive a"));
    }

    private static async Task<List<string>> LinksAsync(HttpClient client, string address, string selector)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await TestSite.ReadPageAsync(answer)).QuerySelectorAll(selector).Select(a => a.GetAttribute("href")!)];
    }
}
