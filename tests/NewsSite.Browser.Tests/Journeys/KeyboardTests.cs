using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class KeyboardTests(OpenPaper paper)
{
    // The ring stands around an element, so it is the ground around it that it must stand out from (WCAG 2.2: 3 to 1).
    private const string Focused = """
        () => {
          const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
          const shown = b.width > 0 && b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth;
          const ringed = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
          const light = c => c.match(/[\d.]+/g).slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], .05);
          let around = e.parentElement;
          while (around.parentElement && /, 0\)|transparent/.test(getComputedStyle(around).backgroundColor)) around = around.parentElement;
          const ground = getComputedStyle(around === document.documentElement ? document.body : around).backgroundColor;
          const [dim, bright] = [light(s.outlineColor), light(ground)].sort((a, b) => a - b);
          return (e.id || e.textContent.trim().slice(0, 40) || e.tagName) + (shown ? '' : ' OUT OF SIGHT') + (ringed && bright / dim >= 3 ? '' : ' WITHOUT A RING');
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
        Assert.DoesNotContain(seen, IsLost);
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement === document.body || document.activeElement.matches('.skip')"));
    }

    [Fact]
    public async Task A_whole_comment_is_written_sent_and_taken_back_by_keyboard_from_the_front_page_on()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.GoAsync("/");
        await TabToAsync(page, ".lead h2 a");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/articles/"); // a reader types before the pictures are there
        await TabToAsync(page, "#comment-name");
        await page.Keyboard.TypeAsync("Ann");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Typed without a mouse.");
        await TabToAsync(page, "#comment-form button");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/comments/");
        await TabToAsync(page, "details:has(#withdraw-hint) summary");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "details:has(#withdraw-hint) button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("You have taken this comment back");
    }

    [Theory, InlineData("outline: 0"), InlineData("outline: 3px solid #ddd"), InlineData("position: absolute; top: -999px")]
    public async Task A_stop_that_is_lost_is_found_here(string style)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync("/about");
        await visit.Page.EvaluateAsync("style => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.nameplate a { ' + style + ' !important }'); document.adoptedStyleSheets = [sheet]; document.querySelector('.nameplate a').focus({ preventScroll: true }); }", style);
        Assert.True(IsLost(await visit.Page.EvaluateAsync<string>(Focused)));
    }

    // Asked of the page itself, again and again: of a page that comes at once its news can be missed.
    private static async Task ArriveAsync(IPage page, string path) =>
        await page.WaitForFunctionAsync("path => location.pathname.startsWith(path) && document.readyState !== 'loading'", path);

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 200; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string>(Focused);
            Assert.False(IsLost(stop), stop);
            if (await page.EvaluateAsync<bool>($"document.activeElement.matches('{selector}')")) return;
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    private static bool IsLost(string stop) => stop.Contains("OUT OF SIGHT", StringComparison.Ordinal) || stop.Contains("WITHOUT A RING", StringComparison.Ordinal);
}
