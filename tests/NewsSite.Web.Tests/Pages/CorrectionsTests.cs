using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>What readers are told of mistakes: in the article, in the list of its edition, in the list's feeds.</summary>
public sealed class CorrectionsTests
{
    private const string Article = "/articles/two-calendars";

    [Fact]
    public async Task An_article_tells_its_corrections_where_the_editor_put_them_newest_first()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        Assert.Empty((await client.ReadPageAsync(Article)).QuerySelectorAll(".correction")); // control
        await site.CorrectAsync(Article, "At the top & first.\n\nIn two paragraphs.", CorrectionPlace.Top);
        site.Clock.Now = site.Clock.Now.AddMinutes(2);
        await site.CorrectAsync(Article, "At the bottom.", kind: CorrectionKind.Clarification);
        site.Clock.Now = site.Clock.Now.AddMinutes(2);
        await site.CorrectAsync(Article, "At the bottom, later.");
        foreach (var address in new[] { Article, Visits.LiteOf(Article) })
        {
            var page = await client.ReadPageAsync(address);
            Assert.Equal(["At the top & first.", "In two paragraphs."], page.QuerySelectorAll(".story > header .dateline ~ .correction .typed").Select(p => p.TextContent));
            Assert.Equal(["At the bottom, later.", "At the bottom."], page.QuerySelectorAll(".story > .body ~ .correction .typed").Select(p => p.TextContent));
            Assert.Equal(["Correction", "Correction", "Clarification"], page.QuerySelectorAll(".correction h2").Select(h => h.TextContent));
            Assert.All(page.QuerySelectorAll(".correction time"), t => Assert.Equal("25 November 2026", t.TextContent));
        }
        using var json = JsonDocument.Parse((await client.ReadPageAsync(Article)).QuerySelector("script[type='application/ld+json']")!.TextContent);
        var told = json.RootElement.GetProperty("correction").EnumerateArray().ToList();
        Assert.Equal(["At the bottom, later.", "At the bottom.", "At the top & first.\n\nIn two paragraphs."], told.Select(c => c.GetProperty("text").GetString()));
        Assert.All(told, c => Assert.Equal("CorrectionComment", c.GetProperty("@type").GetString()));
        Assert.Equal("2026-11-25T07:04:00Z", told[0].GetProperty("datePublished").GetString());
    }

    [Fact]
    public async Task The_list_of_an_edition_names_each_article_and_goes_on_by_key()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        for (var i = 0; i < 25; i++)
        {
            await site.CorrectAsync(i % 2 == 0 ? Article : Visits.Provided, $"Number {i}.");
            if (i % 3 != 0) site.Clock.Now = site.Clock.Now.AddSeconds(1); // some are of one moment
        }
        var first = await client.ReadPageAsync("/corrections");
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await client.ReadPageAsync(next);
        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"Number {i}."), first.QuerySelectorAll(".typed").Concat(second.QuerySelectorAll(".typed")).Select(p => p.TextContent));
        Assert.Equal(20, first.QuerySelectorAll(".corrections > li").Length);
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal("/corrections", second.QuerySelector(".paging a")!.GetAttribute("href"));
        Assert.NotNull(second.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(first.QuerySelector("meta[name=robots]"));

        var link = first.QuerySelector(".corrections .title a")!.GetAttribute("href")!;
        Assert.StartsWith(Article + "#correction-", link, StringComparison.Ordinal);
        Assert.NotNull((await client.ReadPageAsync(Article)).GetElementById(link.Split('#')[1]));
    }

    [Fact]
    public async Task An_edition_without_corrections_says_so_and_leads_to_its_rules()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        foreach (var prefix in new[] { "", "/fa", "/ps", "/lite", "/fa/lite" })
        {
            var page = await client.ReadPageAsync(prefix + "/corrections");
            Assert.NotNull(page.QuerySelector(".empty"));
            Assert.NotNull(page.QuerySelector($"main a[href='{prefix}/corrections-policy']"));
            Assert.Empty(page.QuerySelectorAll("link[hreflang]"));
            Assert.NotNull((await client.ReadPageAsync(prefix + "/corrections-policy")).QuerySelector($"main a[href='{prefix}/corrections']"));
            Assert.NotNull(page.QuerySelector($"footer a[href='{prefix}/corrections']"));
        }
        Assert.Null((await client.ReadPageAsync("/about")).QuerySelector("main a[href='/corrections']"));
        Assert.DoesNotContain("/corrections<", await client.TextAsync("/sitemap-pages.xml"), StringComparison.Ordinal);

        // Where there is no such page, nothing leads to it.
        await site.WriteAsync(async db => db.Pages.RemoveRange(await db.Pages.Where(p => p.Slug == "corrections-policy" && p.Edition == "en").ToListAsync()));
        Assert.Empty((await client.ReadPageAsync("/corrections")).QuerySelectorAll("a[href$='corrections-policy']"));
    }

    [Fact]
    public async Task Search_engines_are_told_of_the_editions_that_have_some()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.CorrectAsync(Article, "The first version named the wrong year.");
        Assert.Contains("/corrections<", await client.TextAsync("/sitemap-pages.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("/corrections<", await client.TextAsync("/fa/sitemap-pages.xml"), StringComparison.Ordinal);
        Assert.Empty((await client.ReadPageAsync("/corrections")).QuerySelectorAll("link[hreflang]"));
        Assert.NotNull((await client.ReadPageAsync("/fa/corrections")).QuerySelector(".empty a[href='/corrections'][hreflang=en]"));

        await site.CorrectAsync("تصحیح-اشتباه", "سال نادرست بود.");
        Assert.Equal(["en", "fa-AF", "x-default"], (await client.ReadPageAsync("/fa/corrections")).QuerySelectorAll("link[hreflang]").Select(l => l.GetAttribute("hreflang")).Order());
        Assert.Equal("rtl", (await client.ReadPageAsync("/fa/corrections")).QuerySelector(".correction .typed")!.GetAttribute("dir"));
        Assert.Equal("۴ قوس ۱۴۰۵ (۲۵ نومبر ۲۰۲۶)", (await client.ReadPageAsync("/fa/corrections")).QuerySelector(".correction time")!.TextContent);
    }

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("atom.xml")]
    [InlineData("feed.json")]
    public async Task A_feed_tells_a_correction_a_minute_later_and_never_one_that_was_removed(string form)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var (address, at) = ("/corrections/" + form, site.Clock.Now);
        Assert.DoesNotContain(":correction-", await client.TextAsync(address), StringComparison.Ordinal);
        await site.WriteAsync(async db => (await db.Articles.SingleAsync(a => a.Slug == "two-calendars")).Correct(CorrectionKind.Clarification, CorrectionPlace.Top, "The figure is a yearly one.", site.Clock.Now));
        Assert.DoesNotContain("yearly", await client.TextAsync(address), StringComparison.Ordinal);
        site.Clock.Now = at.AddSeconds(59.9);
        Assert.DoesNotContain("yearly", await client.TextAsync(address), StringComparison.Ordinal);
        site.Clock.Now = at.AddSeconds(60);
        var feed = await client.TextAsync(address);
        foreach (var part in new[] { "The figure is a yearly one.", "Clarification", ":correction-", "/articles/two-calendars" }) Assert.Contains(part, feed, StringComparison.Ordinal);
        await site.WriteAsync(async db => (await db.Corrections.SingleAsync()).Remove(site.Clock.Now));
        Assert.DoesNotContain("yearly", await client.TextAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain("yearly", await client.TextAsync(Article), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(address.Replace("corrections", "corrections/x", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/lite" + address));
    }
}
