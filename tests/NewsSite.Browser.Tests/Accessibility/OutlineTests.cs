using AngleSharp.Html.Parser;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Accessibility;

[Collection(Papers.Looking)]
public sealed class OutlineTests(OpenPaper paper)
{
    [Fact]
    public async Task Every_page_names_its_language_and_direction_and_has_one_title_and_no_gap_in_its_headings()
    {
        await using var visit = await paper.VisitAsync(script: false);
        foreach (var page in paper.Pages)
        {
            var answer = await visit.Page.APIRequest.GetAsync(page.Path);
            Assert.True(page.Status == answer.Status, $"{page} answered {answer.Status}");
            var document = await new HtmlParser().ParseDocumentAsync(await answer.TextAsync());
            Assert.Equal((page, page.Lang, page.Direction), (page, document.DocumentElement.GetAttribute("lang"), document.DocumentElement.GetAttribute("dir")));
            Assert.False(string.IsNullOrWhiteSpace(document.Title), $"{page} has no title");

            var levels = document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
            Assert.True(levels.Count(l => l == 1) == 1, $"{page} has {levels.Count(l => l == 1)} titles");
            for (var i = 1; i < levels.Count; i++) Assert.True(levels[i] <= levels[i - 1] + 1, $"{page} goes from a heading of level {levels[i - 1]} to {levels[i]}");
        }
    }

    /// <summary>Lite pages leave the browser's frame as it is, and are shared by their full address.</summary>
    [Fact]
    public async Task Every_full_page_colours_the_browser_and_can_be_kept_and_every_listed_one_can_be_shared()
    {
        await using var visit = await paper.VisitAsync(script: false);
        List<string> found = [];
        foreach (var page in paper.Pages.Where(p => !p.Kind.StartsWith("lite", StringComparison.Ordinal) && !p.Path.StartsWith("/account", StringComparison.Ordinal)))
        {
            var head = (await new HtmlParser().ParseDocumentAsync(await (await visit.Page.APIRequest.GetAsync(page.Path)).TextAsync())).Head!;
            if (head.QuerySelectorAll("meta[name='theme-color'][media]").Length != 2) found.Add($"{page} has no colours for the browser");
            if (head.QuerySelector("link[rel='manifest'][href]") is null || head.QuerySelector("link[rel='apple-touch-icon']") is null) found.Add($"{page} cannot be kept");
            if (head.QuerySelector("link[rel='canonical']") is null) continue;
            foreach (var name in (string[])["title", "url", "type", "site_name", "locale", "image", "image:width", "image:height", "image:alt"])
                if (string.IsNullOrEmpty(head.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content"))) found.Add($"{page} has no og:{name}");
        }
        Findings.None(found);
    }

    [Fact]
    public async Task Without_its_style_sheet_an_article_still_reads_in_its_order()
    {
        await using var visit = await paper.VisitAsync(360, 640);
        await visit.Page.RouteAsync("**/*.css", route => route.AbortAsync());
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        var tops = await visit.Page.EvaluateAsync<double[]>("""
            ['a.skip', '.nameplate', '.sections', 'h1', '.story .summary', '.lead-picture', '.body p', '.body p:last-child', '#share', '#comments-title', '#comment-form', '#latest', '.colophon']
              .map(s => document.querySelector(s).getBoundingClientRect().top)
            """);
        Assert.Equal(tops.Order(), tops);
        Assert.Equal("rgba(0, 0, 0, 0)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")); // it was not loaded indeed
        Assert.Equal(0, await visit.Page.Locator("[data-share]:visible").CountAsync());
    }
}
