using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Accessibility;

[Collection(Papers.Looking)]
public sealed class OutlineTests(OpenPaper paper)
{
    [Fact]
    public async Task Every_page_names_its_language_and_direction_and_has_one_title_and_no_gap_in_its_headings()
    {
        await using var visit = await paper.VisitAsync();
        foreach (var page in paper.Pages)
        {
            var answer = await visit.GoAsync(page.Path);
            Assert.True(page.Status == answer.Status, $"{page} answered {answer.Status}");
            Assert.Equal((page, page.Lang, page.Direction), (page, await visit.Page.GetAttributeAsync("html", "lang"), await visit.Page.GetAttributeAsync("html", "dir")));
            Assert.Equal(page.Direction, await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).direction"));
            Assert.NotEqual("", await visit.Page.TitleAsync());

            var levels = await visit.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))");
            Assert.True(levels.Count(l => l == 1) == 1, $"{page} has {levels.Count(l => l == 1)} titles");
            for (var i = 1; i < levels.Length; i++) Assert.True(levels[i] <= levels[i - 1] + 1, $"{page} goes from a heading of level {levels[i - 1]} to {levels[i]}");
        }
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
