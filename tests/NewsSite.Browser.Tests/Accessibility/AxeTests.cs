using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Accessibility;

/// <summary>WCAG 2.2 AA as far as a program can tell, on every kind of page in every edition, in light, dark and forced colours, on a small telephone and a desk, with letters of twice the size.</summary>
[Collection(Papers.Looking)]
public sealed class AxeTests(OpenPaper paper)
{
    // Once in each page: the package's own way brings it anew for each run, which takes three times as long.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async rules => {
          const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, { resultTypes: ['violations'], runOnly: rules.length > 0 ? rules : all });
          return found.violations.flatMap(v => v.nodes.map(n => v.id + ' at ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' ')));
        }
        """;

    // All rules twice; the other ways differ in colours and places alone.
    private static readonly string[] Looks = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];
    private static readonly Way[] Ways =
    [
        new(ColorScheme.Light, 1280, []), new(ColorScheme.Dark, 1280, Looks), new(ColorScheme.Dark, 320, []), new(ColorScheme.Light, 320, Looks, Letters: 32),
        // Chromium tells a page its own colour of letters where it paints the reader's: of forced colours axe can judge all but the contrast.
        new(ColorScheme.Dark, 1280, [.. Looks.Skip(1)], ForcedColors.Active),
    ];

    // Colours are those of all languages; letters and places are not.
    private static readonly Way[] OtherLanguages = [Ways[0], Ways[2], Ways[3]];

    [Theory, InlineData("en"), InlineData("fa-AF"), InlineData("ps")]
    public async Task No_rule_is_broken_on_any_page(string lang)
    {
        await using var visit = await paper.VisitAsync();
        List<string> found = [];
        foreach (var page in paper.Pages.Where(p => p.Lang == lang))
        {
            var answer = await visit.GoAsync(page.Path);
            Assert.True(page.Status == answer.Status, $"{page} answered {answer.Status}");
            found.AddRange(await InEveryWayAsync(visit, page.ToString(), lang != "en"));
        }
        Findings.None(found);
    }

    [Theory, InlineData("/articles/" + ReaderPage.Provided, "#comment-form", "#comment-text"), InlineData("/comments", "main form", "#receipt"), InlineData("/fa/comments", "main form", "#receipt")]
    public async Task No_rule_is_broken_where_a_form_comes_back(string path, string form, string field)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(path);
        await visit.Page.FillAsync(field, " ");
        await visit.Page.Locator(form).EvaluateAsync("form => { form.noValidate = true; }");
        var answer = await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.ClickAsync($"{form} button"), r => r.Request.Method == "POST");
        Assert.Equal(422, answer.Status);
        await visit.Page.WaitForSelectorAsync("[aria-invalid='true']");
        Findings.None(await InEveryWayAsync(visit, path));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_found_here()
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync("/about");
        await visit.Page.EvaluateAsync("""
            () => {
              const main = document.querySelector('main');
              main.append(document.createElement('img'), document.createElement('input'));
              main.append(Object.assign(document.createElement('h5'), { textContent: 'Deep' }));
              document.querySelector('.masthead').style.color = '#ccc';
              document.documentElement.removeAttribute('lang');
            }
            """);
        var found = await InEveryWayAsync(visit, "planted");
        foreach (var rule in (string[])["image-alt", "label", "heading-order", "color-contrast", "html-has-lang"]) Assert.Contains(found, f => f.Contains($" {rule} at", StringComparison.Ordinal));
    }

    internal static async Task<List<string>> InEveryWayAsync(Visit visit, string what, bool isOfAnotherLanguage = false)
    {
        await visit.Page.EvaluateAsync(Axe);
        var browser = await visit.Context.NewCDPSessionAsync(visit.Page);
        List<string> found = [];
        foreach (var way in isOfAnotherLanguage ? OtherLanguages : Ways)
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = way.Scheme, ForcedColors = way.Forced });
            await visit.Page.SetViewportSizeAsync(way.Width, 800);
            await browser.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = way.Letters, ["fixed"] = way.Letters } });
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(Run, way.Rules)).Select(f => $"{what}, {way.Scheme}{(way.Forced == ForcedColors.Active ? ", forced" : "")}, {way.Width} wide, letters of {way.Letters}: {f}"));
        }
        await browser.DetachAsync();
        return found;
    }

    /// <param name="Rules">None: all of them.</param>
    /// <param name="Letters">The reader's size of a letter, in CSS pixels.</param>
    private sealed record Way(ColorScheme Scheme, int Width, string[] Rules, ForcedColors Forced = ForcedColors.None, int Letters = 16);
}
