using System.Net;
using AngleSharp.Dom;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Articles;

public sealed class ShowTests
{
    private const string Provided = "/articles/russia-claims-us-interference";

    [Fact]
    public async Task The_provided_article_reads_as_its_file_does()
    {
        using var site = await TestSite.StartAsync();
        using var answer = await site.Client().GetAsync(Provided);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);

        var file = await File.ReadAllTextAsync(Path.Combine(SeededPaper.Repository, "content/articles/2024/russia-claims-us-interference.md"));
        var paragraphs = file.Split("\n---\n", 2)[1].Trim().Split("\n\n");
        Assert.Equal(8, paragraphs.Length);
        Assert.Equal(paragraphs, page.QuerySelectorAll(".body > p").Select(p => p.TextContent));
        Assert.Equal("Russia Claims US Interference in Afghanistan’s Fragile Stability", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Everything_of_the_provided_page_is_there_in_its_order()
    {
        using var site = await TestSite.StartAsync();
        var page = await TestSite.ReadPageAsync(await site.Client().GetAsync(Provided));
        var skip = page.QuerySelector("a.skip")!;
        Assert.Equal(("Skip to main content", "#main"), (skip.TextContent, skip.GetAttribute("href")));
        Assert.Equal(("تصویر بندانگشتی", "fa-AF"), (page.QuerySelector(".lead-picture img")!.GetAttribute("alt"), page.QuerySelector(".lead-picture img")!.GetAttribute("lang")));
        Assert.Contains("Latest news", page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.DoesNotContain(page.QuerySelectorAll(".beside a"), a => a.GetAttribute("href") == Provided);

        var order = new[] { "h1", ".story .summary", ".lead-picture", ".body", "#share", "#comments-title" }.Select(s => page.QuerySelector(s)!).ToList();
        for (var i = 1; i < order.Count; i++) Assert.True(order[i - 1].CompareDocumentPosition(order[i]).HasFlag(DocumentPositions.Following));
        Assert.Equal(("Share this post", "Comment this post"), (order[4].TextContent, order[5].TextContent));
    }
}
