using System.Net;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Search;

public sealed class IndexTests(SharedSite shared)
{
    [Fact]
    public async Task The_form_stands_in_every_edition_and_search_engines_leave_it_out()
    {
        using var client = shared.Site.Client();
        foreach (var prefix in new[] { "", "/fa", "/ps" })
        {
            var page = await client.ReadPageAsync(prefix + "/search");
            Assert.Equal(prefix + "/search", page.QuerySelector("main form")!.GetAttribute("action"));
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.All(page.QuerySelectorAll("main input, main select"), field => Assert.NotNull(page.QuerySelector($"label[for={field.Id}]")));
            Assert.Equal(6, page.QuerySelectorAll("main .help li").Length);
            Assert.Equal(prefix + "/search", (await client.ReadPageAsync(prefix + "/latest")).QuerySelector("header a.to-search")!.GetAttribute("href"));
            Assert.Contains($"Disallow: {prefix}/search\n", await client.TextAsync("/robots.txt"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_found_is_shown_as_it_stands_with_the_hits_marked()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.FileAsync("Tom & <b>Jerry</b>'s goldfinch", "A *goldfinch* & <script>alert(1)</script> sang. Goldfinches sing.", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        var page = await client.ReadPageAsync("/search?q=goldfinch+jerry");
        Assert.Equal("Tom & <b>Jerry</b>'s goldfinch", page.QuerySelector("main h2.title a")!.TextContent);
        Assert.Equal(["Jerry", "goldfinch"], page.QuerySelectorAll("main h2.title mark").Select(m => m.TextContent));
        Assert.Equal(["goldfinch", "Goldfinches"], page.QuerySelectorAll("main .summary mark").Select(m => m.TextContent));
        Assert.Empty(page.QuerySelectorAll("main b, main script"));
        Assert.StartsWith("1 article", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("goldfinch jerry", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task All_editions_are_one_link_away_and_each_result_says_its_own()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.FileAsync("سهره در بلخ", edition: "fa-AF", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        var none = await client.ReadPageAsync("/search?q=سهره");
        var all = none.QuerySelectorAll("main .notice a").Select(a => a.GetAttribute("href")!).Single();
        Assert.EndsWith("&in=all", all, StringComparison.Ordinal);
        var card = (await client.ReadPageAsync(all)).QuerySelector("main article.card")!;
        Assert.Equal(("fa-AF", "rtl", "/fa/articles/سهره-در-بلخ"), (card.GetAttribute("lang"), card.GetAttribute("dir"), card.QuerySelector("a")!.GetAttribute("href")));
        var other = (await client.ReadPageAsync("/fa" + all)).QuerySelector("main article.card")!;
        Assert.Null(other.GetAttribute("lang"));
        Assert.Equal("/fa/search?q=%D8%B3%D9%87%D8%B1%D9%87", none.QuerySelector(".editions a[lang='fa-AF']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_a_search_is_narrowed_to_stays_to_be_seen_in_every_edition()
    {
        using var client = shared.Site.Client();
        var english = await client.ReadPageAsync("/search?q=lavrov&section=afghanistan&by=the-newsroom");
        var dari = await client.ReadPageAsync(english.QuerySelector(".editions a[lang='fa-AF']")!.GetAttribute("href")!);
        Assert.Equal("afghanistan", dari.QuerySelector("#section option[selected]")!.GetAttribute("value")); // in which Dari has nothing
        Assert.Equal("the-newsroom", dari.QuerySelector("#by option[selected]")!.GetAttribute("value"));
        Assert.DoesNotContain("afghanistan", (await client.ReadPageAsync("/fa/search")).QuerySelectorAll("#section option").Select(o => o.GetAttribute("value"))); // the control
        Assert.Contains("afghanistan", (await client.ReadPageAsync("/fa/search?in=all")).QuerySelectorAll("#section option").Select(o => o.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/search?section=nothing"));
    }

    [Fact]
    public async Task A_misspelt_word_leads_to_one_that_is_found()
    {
        using var client = shared.Site.Client();
        var page = await client.ReadPageAsync("/search?q=calandars");
        Assert.Equal("/search?q=calendars", page.QuerySelector("main .notice a")!.GetAttribute("href"));
        Assert.NotEmpty(page.QuerySelectorAll("main .latest a"));
        Assert.NotEmpty((await client.ReadPageAsync("/search?q=calendars")).QuerySelectorAll("main article.card"));
    }

    [Theory]
    [InlineData("q=-snow", "q")]
    [InlineData("q=%3F%21", "q")]
    [InlineData("q=snow&from=yesterday", "from")]
    [InlineData("q=snow&to=2026-02-30", "to")]
    [InlineData("q=snow&from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("q=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u", "q")]
    public async Task What_cannot_be_looked_for_is_said_and_kept(string query, string field)
    {
        using var client = shared.Site.Client();
        using var answer = await client.GetAsync("/search?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("search-fault", page.QuerySelector($"#{field}[aria-invalid=true]")!.GetAttribute("aria-describedby"));
        Assert.NotEmpty(page.QuerySelector("#search-fault")!.TextContent);
        Assert.NotEqual("", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Too_long_a_query_is_refused_with_what_was_typed()
    {
        using var client = shared.Site.Client();
        var typed = new string('a', 201);
        using var answer = await client.GetAsync("/search?q=" + typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(typed, (await TestSite.ReadPageAsync(answer)).QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/search?q=" + typed[1..])); // control
    }

    [Fact]
    public async Task Pages_follow_one_another_and_end()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        for (var i = 0; i < 45; i++) await site.FileAsync($"Goldfinch {i}", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1 - i)));
        var seen = new List<string>();
        for (string? address = "/search?q=goldfinch"; address is not null;)
        {
            var page = await client.ReadPageAsync(address);
            seen.AddRange(page.QuerySelectorAll("main h2.title").Select(h => h.TextContent));
            Assert.StartsWith("45 articles", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
            address = page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(45, seen.Distinct().Count());
        Assert.Equal("Goldfinch 0", seen[0]);
        foreach (var number in new[] { "4", "51", "0", "-1", "x", "99999999999" }) Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/search?q=goldfinch&page=" + number));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/search?q=goldfinch&section=none"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/search?q=goldfinch&by=none"));
    }

    [Fact]
    public async Task Filters_of_the_form_narrow_what_is_found()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.FileAsync("Goldfinch of March", change: (a, db) =>
        {
            a.Publish(new DateTime(2025, 3, 20, 19, 40, 0, DateTimeKind.Utc)); // 00:10 of the 21st in Kabul
            a.Section = db.Sections.Single(s => s.Slug == "afghanistan");
            a.SetBylines([new Author { Slug = "nargis", Name = new EditionText { ["en"] = "Nargis" } }]);
        });
        await site.FileAsync("Goldfinch of May", change: (a, _) => a.Publish(new DateTime(2025, 5, 1, 8, 0, 0, DateTimeKind.Utc)));
        foreach (var (filter, expected) in new[] { ("", 2), ("&section=afghanistan", 1), ("&by=nargis", 1), ("&from=2025-03-21&to=2025-03-21", 1), ("&to=2025-03-20", 0), ("&from=۲۰۲۵-۰۳-۲۱", 2), ("&from=2025-05-01", 1), ("&section=about-this-paper", 0) })
            Assert.Equal((filter, expected), (filter, (await client.ReadPageAsync("/search?q=goldfinch" + filter)).QuerySelectorAll("main article.card").Length));
        Assert.Contains("Nargis", (await client.ReadPageAsync("/search")).QuerySelector("#by")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_cached_until_the_paper_changes()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        using var first = await client.GetAsync("/search?q=goldfinch");
        using var second = await client.GetAsync("/search?x=1&q=++goldfinch+&page=");
        Assert.NotNull(first.Headers.ETag);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.False(second.Headers.Contains("X-Request-Id")); // nothing was rendered
        await site.FileAsync("Goldfinch", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        Assert.NotEmpty((await client.ReadPageAsync("/search?q=goldfinch")).QuerySelectorAll("main article.card"));
    }
}
