using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class SharingTests(OpenPaper paper)
{
    private const string Article = $"/articles/{ReaderPage.Provided}";

    [Fact]
    public async Task Without_script_there_are_plain_links_and_the_address_and_nothing_that_does_nothing()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync(Article);
        var links = await visit.Page.Locator(".share a:visible").EvaluateAllAsync<string[]>("links => links.map(a => a.href)");
        Assert.Equal(["https://wa.me/", "https://t.me/", "https://www.facebook.com/", "mailto:", "sms:"],
            links.Select(l => l.StartsWith("http", StringComparison.Ordinal) ? new Uri(l).GetLeftPart(UriPartial.Authority) + "/" : l[..(l.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.All(links, link => Assert.Contains(Uri.EscapeDataString("/a/m1nsk24"), link, StringComparison.Ordinal));
        Assert.EndsWith("/a/m1nsk24", await visit.Page.InputValueAsync("#short-address"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator(".share button:visible").CountAsync());
    }

    [Fact]
    public async Task With_script_a_button_copies_the_address()
    {
        await using var visit = await paper.VisitAsync();
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.GoAsync(Article);
        var copy = visit.Page.Locator("[data-copy]");
        await copy.ClickAsync();
        await Assertions.Expect(copy).ToHaveTextAsync("Copied");
        Assert.Equal(await visit.Page.InputValueAsync("#short-address"), await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    /// <summary>Also with both buttons, on a small phone, and for a paper with a longer name than a test's.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_whole_address_is_seen_on_a_small_screen(bool script)
    {
        await using var visit = await paper.VisitAsync(360, 640, script: script);
        if (script) await visit.Context.AddInitScriptAsync("navigator.share = () => Promise.resolve();");
        await visit.GoAsync(Article);
        await visit.Page.Locator("#short-address").EvaluateAsync("field => field.value = 'https://newspaper.example/a/m1nsk24'");
        Assert.True(await visit.Page.Locator("#short-address").EvaluateAsync<bool>("field => field.scrollWidth <= field.clientWidth"));
    }

    [Fact]
    public async Task Where_the_browser_has_a_share_sheet_a_button_opens_it_with_headline_and_address()
    {
        await using var visit = await paper.VisitAsync();
        await visit.Context.AddInitScriptAsync("navigator.share = data => { window.__shared = data; return Promise.resolve(); };");
        await visit.GoAsync(Article);
        await visit.Page.Locator("[data-share]").ClickAsync();
        Assert.Equal("Russia Claims US Interference in Afghanistan’s Fragile Stability", await visit.Page.EvaluateAsync<string>("window.__shared.title"));
        Assert.EndsWith("/a/m1nsk24", await visit.Page.EvaluateAsync<string>("window.__shared.url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_short_address_leads_to_the_article()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync("/a/m1nsk24");
        Assert.EndsWith(Article, visit.Page.Url, StringComparison.Ordinal);
    }
}
