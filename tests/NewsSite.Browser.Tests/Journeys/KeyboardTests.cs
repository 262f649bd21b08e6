using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class KeyboardTests(OpenPaper paper)
{
    private const string Focused = """
        () => {
          const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
          const shown = b.width > 0 && b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth;
          const ringed = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
          return (e.id || e.textContent.trim().slice(0, 40) || e.tagName) + (shown ? '' : ' OUT OF SIGHT') + (ringed ? '' : ' WITHOUT A RING');
        }
        """;

    [Theory, InlineData("/"), InlineData("/articles/" + ReaderPage.Provided), InlineData("/fa"), InlineData("/no/such/page"), InlineData("/account/sign-in")]
    public async Task The_first_tab_shows_the_skip_link_which_leads_past_the_navigation(string path)
    {
        await using var visit = await paper.VisitAsync(360, 640);
        await visit.GoAsync(path);
        await visit.Page.Keyboard.PressAsync("Tab");
        var skip = visit.Page.Locator("a.skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Theory, InlineData("/"), InlineData("/articles/" + ReaderPage.Provided), InlineData("/ps"), InlineData("/comments")]
    public async Task Every_stop_of_the_keyboard_is_in_sight_and_ringed_and_the_last_one_lets_go(string path)
    {
        await using var visit = await paper.VisitAsync(360, 640);
        await visit.GoAsync(path);
        var stops = await visit.Page.EvaluateAsync<int>("[...document.querySelectorAll('a[href], button, input, textarea')].filter(e => e.tabIndex >= 0 && e.type !== 'hidden' && e.getClientRects().length > 0).length");
        List<string> seen = [];
        for (var i = 0; i < stops; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            seen.Add(await visit.Page.EvaluateAsync<string>(Focused));
        }
        Assert.DoesNotContain(seen, s => s.Contains("OUT OF SIGHT", StringComparison.Ordinal) || s.Contains("WITHOUT A RING", StringComparison.Ordinal));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement === document.body || document.activeElement.matches('.skip')"));
    }

    [Fact]
    public async Task A_whole_comment_is_written_sent_and_taken_back_by_keyboard()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        await TabToAsync(page, "#comment-name");
        await page.Keyboard.TypeAsync("Ann");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Typed without a mouse.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/comments/*");
        await TabToAsync(page, ".receipt button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("You have taken this comment back");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 200; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"document.activeElement.matches('{selector}')")) return;
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
