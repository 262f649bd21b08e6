using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Accessibility;

/// <summary>Nothing is wider than the window, cut off, or too small for a thumb, however small the window and large the letters.</summary>
[Collection(Papers.Looking)]
public sealed class LayoutTests(OpenPaper paper)
{
    /// <summary>What sticks out of the window, and text that is cut by its own box.</summary>
    private const string Faults = """
        () => {
          const root = document.documentElement, found = [];
          const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '') + ' ' + e.textContent.trim().slice(0, 30);
          const scrolls = e => { for (; e; e = e.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true; return false; };
          if (root.scrollWidth > innerWidth) {
            found.push('the page is ' + root.scrollWidth + ' wide');
            for (const e of document.body.querySelectorAll('*')) {
              const b = e.getBoundingClientRect();
              if ((b.right > innerWidth + 1 || b.left < -1) && b.left > -500 && !scrolls(e)) found.push(name(e) + ' from ' + b.left + ' to ' + b.right);
            }
          }
          for (const e of document.body.querySelectorAll('*')) {
            const s = getComputedStyle(e);
            if (e.matches('.unseen, .skip, textarea, input') || s.overflowX === 'visible' || ['auto', 'scroll'].includes(s.overflowX)) continue;
            if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) found.push(name(e) + ' is cut');
          }
          return found.slice(0, 12);
        }
        """;

    /// <summary>What stands by itself (not in a sentence) and is smaller than 24 × 24 CSS pixels (WCAG 2.5.8).</summary>
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select')]
          .filter(e => e.getClientRects().length > 0 && !e.matches('.skip') && !e.closest('.body, .hint, .notice, .byline, .standing > p, .narrow > p, .heading + .summary, .comment .words, blockquote, .unseen'))
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([, b]) => b.width < 24 || b.height < 24)
          .map(([e, b]) => e.tagName + ' ' + (e.id || e.textContent.trim().slice(0, 30)) + ' ' + b.width.toFixed(1) + ' × ' + b.height.toFixed(1))
        """;

    /// <summary>Width of the window and size of a letter, in CSS pixels: a browser's default is 16, and a reader may double it.</summary>
    private static readonly (int Width, int Letters)[] Ways = [(360, 16), (320, 16), (360, 32), (1280, 32)];

    // What WCAG 1.4.12 lets a reader set.
    private const string Spacing = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    [Fact]
    public async Task No_page_is_wider_than_the_window_no_text_is_cut_and_whatever_is_tapped_has_room_for_a_thumb()
    {
        await using var visit = await paper.VisitAsync(360, 640);
        var browser = await visit.Context.NewCDPSessionAsync(visit.Page);
        List<string> found = [];
        foreach (var page in paper.Pages)
        {
            await visit.Page.SetViewportSizeAsync(Ways[0].Width, 640);
            await visit.GoAsync(page.Path);
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(SmallTargets)).Select(f => $"{page}: {f}"));
            foreach (var (width, letters) in Ways)
            {
                await visit.Page.SetViewportSizeAsync(width, 640);
                await browser.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = letters, ["fixed"] = letters } });
                Assert.InRange(await visit.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.documentElement).fontSize)"), letters, letters * 1.2);
                found.AddRange((await visit.Page.EvaluateAsync<string[]>(Faults)).Select(f => $"{page}, {width} wide, letters of {letters}: {f}"));
            }
            await visit.Page.SetViewportSizeAsync(320, 640);
            await browser.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = 16, ["fixed"] = 16 } });
            await visit.Page.EvaluateAsync(Spacing);
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(Faults)).Select(f => $"{page}, spaced: {f}"));
        }
        Findings.None(found);
    }

    /// <summary>On paper an article is by itself, and says where it was found.</summary>
    [Fact]
    public async Task A_printed_article_has_its_address_and_nothing_to_press()
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        Assert.True(await visit.Page.IsVisibleAsync(".masthead nav")); // the control
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.True(await visit.Page.IsVisibleAsync(".copy input"));
        Assert.Contains("/a/m1nsk24", await visit.Page.InputValueAsync(".copy input"), StringComparison.Ordinal);
        foreach (var hidden in (string[])[".masthead nav", ".masthead form", ".beside", ".comment-form", ".share .links", ".colophon", ".also"]) Assert.False(await visit.Page.IsVisibleAsync(hidden), hidden);
        Assert.Equal(0, await visit.Page.Locator("button:visible").CountAsync());
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    /// <summary>A line of text has about as many letters as an eye finds its way back from (60 to 75, in whatever face the machine has).</summary>
    [Theory, InlineData("/articles/" + ReaderPage.Provided), InlineData("/about"), InlineData("/fa/about")]
    public async Task A_line_has_no_more_letters_than_an_eye_can_follow(string path)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(path);
        var letters = await visit.Page.EvaluateAsync<double>("""
            () => {
              const pen = document.createElement('canvas').getContext('2d');
              const paragraphs = [...document.querySelectorAll('.body > p')].filter(p => p.textContent.length > 200);
              pen.font = getComputedStyle(paragraphs[0]).font;
              const widths = paragraphs.map(p => p.clientWidth * p.textContent.length / pen.measureText(p.textContent).width);
              return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)];
            }
            """);
        Assert.InRange(letters, 60, 75);
    }

    [Fact]
    public async Task What_sticks_out_or_is_cut_is_found_here()
    {
        await using var visit = await paper.VisitAsync(360, 640);
        await visit.GoAsync("/about");
        await visit.Page.EvaluateAsync("() => { const h = document.querySelector('h1'); h.style.width = '900px'; document.querySelector('.sections a').style.cssText = 'display: block; padding: 0; min-height: 0; width: 10px; height: 10px'; const p = document.querySelector('.body p'); p.style.height = '5px'; p.style.overflow = 'hidden'; }");
        var found = await visit.Page.EvaluateAsync<string[]>(Faults);
        Assert.Contains(found, f => f.StartsWith("the page is 9", StringComparison.Ordinal));
        Assert.Contains(found, f => f.EndsWith("is cut", StringComparison.Ordinal));
        Assert.Contains(await visit.Page.EvaluateAsync<string[]>(SmallTargets), f => f.EndsWith(" × 10.0", StringComparison.Ordinal));
    }
}
