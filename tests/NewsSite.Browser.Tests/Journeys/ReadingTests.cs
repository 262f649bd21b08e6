using AngleSharp;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Looking)]
public sealed class ReadingTests(OpenPaper paper)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reader_goes_from_the_front_page_to_the_lead_and_on_to_the_latest_news_beside_it(bool script)
    {
        await using var visit = await paper.VisitAsync(script: script);
        await visit.GoAsync("/");
        await visit.Page.Locator(".lead h2 a").ClickAsync();
        Assert.Equal("Russia Claims US Interference in Afghanistan’s Fragile Stability", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.EndsWith($"/articles/{ReaderPage.Provided}", visit.Page.Url, StringComparison.Ordinal);

        var next = visit.Page.Locator("aside.latest li a").First;
        var address = await next.GetAttributeAsync("href");
        await next.ClickAsync();
        Assert.EndsWith(address!, visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator($"aside.latest a[href='{address}']").CountAsync());
    }

    [Fact]
    public async Task A_reader_changes_the_language_and_stays_with_the_story()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        await visit.Page.Locator(".editions a[lang='fa-AF']").ClickAsync();
        Assert.Equal($"/fa/articles/{ReaderPage.Articles[1].Slug}", Uri.UnescapeDataString(new Uri(visit.Page.Url).AbsolutePath));
        await visit.Page.Locator(".editions a[lang='en']").ClickAsync();
        Assert.Equal($"/articles/{ReaderPage.Provided}", new Uri(visit.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Every_part_of_the_paper_is_reached_by_links_from_the_front_page()
    {
        await using var visit = await paper.VisitAsync(script: false);
        HashSet<string> seen = [];
        Queue<string> ahead = new(["/"]);
        while (ahead.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            var answer = await visit.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
            Assert.True(answer.Status == 200, $"{path}: {answer.Status}");
            if (!answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal)) continue;
            var body = await answer.TextAsync();
            using var page = await BrowsingContext.New().OpenAsync(request => request.Content(body));
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0])) ahead.Enqueue(link);
        }
        Assert.Superset(new HashSet<string> { "/latest", "/about", "/comments", "/feed.xml", "/sections/afghanistan", "/authors/the-newsroom", "/fa", "/ps", "/fa/feed.xml" }, seen);
    }
}
