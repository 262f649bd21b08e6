using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>A page with nothing to read says where there is something.</summary>
public sealed class EmptyTests
{
    [Fact]
    public async Task An_edition_in_which_nothing_is_published_leads_to_those_that_have_something_and_to_who_we_are()
    {
        using var site = await TestSite.StartAsync();
        await UnpublishAsync(site, "fa-AF");
        using var reader = site.Client();
        var page = await ReadAsync(reader, "/fa");
        Assert.Equal(["/", "/ps", "/fa/about"], Links(page));
        Assert.Equal(("ps", "rtl"), (page.QuerySelectorAll(".empty a")[1].GetAttribute("lang"), page.QuerySelectorAll(".empty a")[1].GetAttribute("dir")));
        Assert.Contains("این زبان", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        foreach (var list in new[] { "/fa", "/fa/latest", "/fa/archive", "/fa/corrections" }) Assert.Empty((await ReadAsync(reader, list)).QuerySelectorAll("link[hreflang]")); // an empty page is no version of anything
        Assert.Equal(["en", "ps", "x-default"], (await ReadAsync(reader, "/latest")).QuerySelectorAll("link[hreflang]").Select(l => l.GetAttribute("hreflang")).Order()); // the control
        Assert.Equal(["/latest", "/ps/latest", "/fa/about"], Links(await ReadAsync(reader, "/fa/latest")));
        Assert.Equal(["/archive", "/ps/archive", "/fa/about"], Links(await ReadAsync(reader, "/fa/archive")));
        Assert.Equal(["/authors/the-newsroom", "/ps/authors/the-newsroom", "/fa/about"], Links(await ReadAsync(reader, "/fa/authors/the-newsroom")));

        // None of the others leads into nothing: with a second one empty, one is left.
        await UnpublishAsync(site, "ps");
        Assert.Equal(["/", "/fa/about"], Links(await ReadAsync(reader, "/fa")));
        await UnpublishAsync(site, "en");
        Assert.Equal(["/fa/about"], Links(await ReadAsync(reader, "/fa")));
        await site.WriteAsync(async db => db.Pages.RemoveRange(await db.Pages.ToListAsync()));
        Assert.Empty(Links(await ReadAsync(reader, "/fa")));
    }

    [Fact]
    public async Task An_empty_section_leads_to_the_same_section_of_another_edition()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        Assert.Equal(["/sections/afghanistan", "/fa/about"], Links(await ReadAsync(reader, "/fa/sections/afghanistan")));
        Assert.Empty(Links(await ReadAsync(reader, "/sections/afghanistan"))); // the control: there is something to read
    }

    private static async Task<IDocument> ReadAsync(HttpClient reader, string address)
    {
        using var answer = await reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.ReadPageAsync(answer);
    }

    private static List<string?> Links(IDocument page) => [.. page.QuerySelectorAll(".empty a").Select(a => a.GetAttribute("href"))];

    private static Task UnpublishAsync(TestSite site, string edition) => site.WriteAsync(async db =>
    {
        var now = site.Clock.Now;
        foreach (var article in await db.Articles.Include(a => a.Topics).Include(a => a.Bylines).Where(a => a.Edition == edition).ToListAsync()) article.Unpublish(now);
    });
}
