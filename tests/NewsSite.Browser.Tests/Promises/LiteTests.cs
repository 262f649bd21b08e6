using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>What a browser does with a lite page: it asks for nothing else, and the policy lets the page's own style through.</summary>
[Collection(Papers.Looking)]
public sealed class LiteTests(OpenPaper paper)
{
    private const string Width = "parseFloat(getComputedStyle(document.body).maxWidth)";

    [Theory, InlineData("en"), InlineData("fa-AF"), InlineData("ps")]
    public async Task A_lite_page_is_one_request_and_has_its_style(string lang)
    {
        await using var visit = await paper.VisitAsync();
        foreach (var page in paper.Pages.Where(p => p.Lang == lang && p.Kind.StartsWith("lite", StringComparison.Ordinal)))
        {
            visit.Requests.Clear();
            await visit.Page.GotoAsync(page.Path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
            Assert.Single(visit.Requests, r => !r.StartsWith("data:", StringComparison.Ordinal));
            Assert.Empty(await visit.RefusedAsync());
            // 60 to 75 letters of a line of text.
            Assert.InRange(await visit.Page.EvaluateAsync<double>(Width), 500, 800);
        }
    }

    /// <summary>The control: another style in the same page is refused, and its counterpart asks for more.</summary>
    [Fact]
    public async Task A_style_that_is_not_the_papers_own_is_refused()
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync("/lite");
        await visit.Page.EvaluateAsync("() => { const s = document.createElement('style'); s.textContent = 'body { max-width: 99px }'; document.head.append(s); }");
        Assert.InRange(await visit.Page.EvaluateAsync<double>(Width), 500, 800);
        Assert.NotEmpty(await visit.RefusedAsync());
        await visit.GoAsync("/");
        Assert.InRange(visit.Requests.Count, 3, int.MaxValue);
    }
}
