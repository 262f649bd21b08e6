using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Feeds;

public sealed class FeedsTests(SharedSite shared)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Rss_tells_the_newest_first_with_names_that_last()
    {
        using var answer = await shared.Site.Client().GetAsync("/feed.xml");
        Assert.Equal("application/rss+xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var channel = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("channel")!;
        Assert.Equal("en", channel.Element("language")!.Value);
        var items = channel.Elements("item").ToList();
        Assert.Equal(10, items.Count);
        var dates = items.ConvertAll(i => DateTimeOffset.ParseExact(i.Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss 'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(dates.OrderDescending(), dates);
        Assert.All(items, i => Assert.Matches("^urn:newssite:[0-9a-z]+:[0-9a-z]{7}$", i.Element("guid")!.Value));
        Assert.All(items, i => Assert.Equal("false", i.Element("guid")!.Attribute("isPermaLink")!.Value));
        Assert.All(items, i => Assert.StartsWith(shared.Site.BaseUrl() + "/articles/", i.Element("link")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Atom_and_json_tell_the_same_articles()
    {
        using var client = shared.Site.Client();
        var rss = XDocument.Parse(await client.TextAsync("/feed.xml")).Descendants("guid").Select(g => g.Value).ToList();
        var atom = XDocument.Parse(await client.TextAsync("/atom.xml")).Root!;
        Assert.Equal(rss, atom.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        Assert.Equal(shared.Site.BaseUrl() + "/atom.xml", atom.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")!.Value);
        Assert.All(atom.Elements(Atom + "entry"), e => Assert.NotNull(e.Element(Atom + "updated")));

        using var json = JsonDocument.Parse(await client.TextAsync("/feed.json"));
        Assert.Equal(rss, json.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()));
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(shared.Site.BaseUrl() + "/feed.json", json.RootElement.GetProperty("feed_url").GetString());
    }

    [Fact]
    public async Task A_feed_has_a_name_that_lasts_and_an_empty_one_a_time_of_ours()
    {
        using var site = await TestSite.StartAsync();
        await site.WriteAsync(async db =>
        {
            await Task.CompletedTask;
            foreach (var article in db.Articles) article.Unpublish(site.Clock.Now);
        });
        using var client = site.Client();
        var paper = await site.ReadAsync(db => Task.FromResult(db.Papers.Single().Code));
        foreach (var (address, name) in new[] { ("/atom.xml", "en"), ("/fa/atom.xml", "fa-AF"), ("/sections/afghanistan/atom.xml", "en:sections/afghanistan") })
        {
            var feed = XDocument.Parse(await client.TextAsync(address)).Root!;
            Assert.Empty(feed.Elements(Atom + "entry"));
            Assert.Equal($"urn:newssite:{paper}:{name}", feed.Element(Atom + "id")!.Value);
            Assert.StartsWith("2026-", feed.Element(Atom + "updated")!.Value, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("1970", await client.TextAsync("/feed.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "The paper")]
    [InlineData("/fa", "The paper")]
    [InlineData(Visits.Provided, "The paper")]
    [InlineData("/about", "The paper")]
    [InlineData("/no-such-page", "The paper")]
    [InlineData("/sections/afghanistan", "Afghanistan – The paper")]
    public async Task A_page_names_the_feed_that_it_links_to(string address, string title)
    {
        using var client = shared.Site.Client();
        var page = await client.ReadPageAsync(address);
        var paper = page.QuerySelector(".nameplate")!.TextContent.Trim();
        Assert.Equal(title.Replace("The paper", paper, StringComparison.Ordinal), page.QuerySelector("link[type='application/rss+xml']")!.GetAttribute("title"));
        if (page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") is not { } canonical) return;
        Assert.Equal(canonical, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.All(page.QuerySelectorAll($"link[hreflang='{page.DocumentElement.GetAttribute("lang")}']"), link => Assert.Equal(canonical, link.GetAttribute("href")));
        if (address == "/") Assert.EndsWith("/", canonical, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sections/afghanistan/feed.xml", HttpStatusCode.OK)]
    [InlineData("/authors/the-newsroom/atom.xml", HttpStatusCode.OK)]
    [InlineData("/fa/feed.xml", HttpStatusCode.OK)]
    [InlineData("/fa/sections/afghanistan/feed.json", HttpStatusCode.OK)]
    [InlineData("/sections/none/feed.xml", HttpStatusCode.NotFound)]
    [InlineData("/topics/none/feed.xml", HttpStatusCode.NotFound)]
    [InlineData("/articles/two-calendars/feed.xml", HttpStatusCode.OK)]
    [InlineData("/articles/none/feed.xml", HttpStatusCode.NotFound)]
    [InlineData("/sections/afghanistan/feed.xml/", HttpStatusCode.MovedPermanently)]
    public async Task A_feed_is_where_a_list_is(string address, HttpStatusCode status) =>
        Assert.Equal(status, await shared.Site.Client().StatusAsync(address));

    [Fact]
    public async Task An_articles_name_in_feeds_survives_its_address()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var before = XDocument.Parse(await client.TextAsync("/feed.xml")).Descendants("guid").First().Value;
        await site.WriteAsync(db => Task.Run(() => db.Articles.Where(a => a.Edition == "en" && a.State == ArticleState.Published).OrderByDescending(a => a.PublishedAt).First().Rename("another-address")));
        var item = XDocument.Parse(await client.TextAsync("/feed.xml")).Descendants("item").First();
        Assert.Equal(before, item.Element("guid")!.Value);
        Assert.EndsWith("/articles/another-address", item.Element("link")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_of_every_sitemap_answers_and_is_the_one_of_its_page()
    {
        using var client = shared.Site.Client();
        var robots = await client.TextAsync("/robots.txt");
        foreach (var prefix in new[] { "", "/fa", "/ps" })
        {
            Assert.Contains($"Sitemap: {shared.Site.BaseUrl()}{prefix}/sitemap.xml\n", robots, StringComparison.Ordinal);
            foreach (var part in Visits.Locations(await client.TextAsync(prefix + "/sitemap.xml")))
            {
                var addresses = Visits.Locations(await client.TextAsync(part)).ToList();
                Assert.NotEmpty(addresses);
                Assert.Equal(addresses.Count, addresses.Distinct().Count());
                foreach (var address in addresses)
                {
                    using var answer = await client.GetAsync(address);
                    Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
                    var canonical = (await TestSite.ReadPageAsync(answer)).QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;
                    Assert.Equal(shared.Site.BaseUrl() + address, canonical);
                }
            }
        }
        foreach (var address in new[] { "/sitemap-2026-13.xml", "/sitemap-2020-01.xml", "/sitemap-99999-01.xml", "/sitemap-0000-00.xml", "/sitemap-٢٠٢٦-١١.xml" })
            Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(address));
    }
}
