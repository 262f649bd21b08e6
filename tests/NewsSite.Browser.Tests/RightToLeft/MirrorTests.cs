using System.Globalization;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.RightToLeft;

/// <summary>What stands at the left in English stands as far from the right in Dari and Pashto.</summary>
[Collection(Papers.Writing)]
public sealed class MirrorTests(OpenPaper paper)
{
    private const double Tolerance = 2;
    private const string Switch = ".editions";

    /// <summary>How far an element is from the sides of the window where the page's lines begin and end; nothing for what is not shown.</summary>
    private const string Insets = """
        selector => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          if (!box || box.width === 0) return [];
          const width = document.documentElement.clientWidth, left = box.left, right = width - box.right;
          return getComputedStyle(document.documentElement).direction === 'ltr' ? [left, right] : [right, left];
        }
        """;

    // What stands where it begins, where it ends, or both: a text is as long as its language makes it.
    private static readonly (string Selector, bool Begins, bool Ends)[] Front =
    [
        (".nameplate", true, false), (Switch, true, false), (".find button", false, true), (".lead", true, true), (".lead .thumb", true, true), ("section.latest", true, true),
        (".band .card .thumb", true, true), (".band .card .words", true, true), (".sections li", true, false),
    ];

    private static readonly (string Selector, bool Begins, bool Ends)[] Article =
    [
        (".nameplate", true, false), ("h1", true, true), ("aside.latest", true, true), (".beside .brief .thumb", true, true), (".beside .brief:has(.thumb) .words", true, true),
        ("label[for='comment-text']", true, false), ("#comment-text", true, true), (".comment-form button", true, false), (".threads ol", true, true),
    ];

    private static readonly (string Selector, bool Begins, bool Ends)[] Search =
        [("form.search", true, true), (".search label", true, false), (".search > p button", true, false), (".find button", false, true)];

    private static readonly (string Selector, bool Begins, bool Ends)[] Desk =
        [(".settings", true, true), (".bar .name", true, false), (".writing .text", true, true), ("label[for='headline']", true, false), ("#section", true, true), (".foot button", false, true)];

    public static TheoryData<string, int> Pages => [.. from page in new[] { "front", "article", "search", "desk" } from width in new[] { 360, 1280 } select (page, width)];

    [Theory, MemberData(nameof(Pages))]
    public async Task The_page_of_each_edition_mirrors_the_English_one(string kind, int width)
    {
        await using var visit = await paper.VisitAsync(width);
        if (kind == "desk") await visit.SignInAsync(paper, string.Create(CultureInfo.InvariantCulture, $"Mirror {width}"), StaffRole.Editor);
        var parts = kind switch { "front" => Front, "article" => Article, "search" => Search, _ => Desk };
        if (width == 1280) parts = [.. parts.Where(p => p.Selector != Switch)]; // the search stands beside it there, as wide as its words
        var english = await ReadAsync(visit, kind, "en", "", parts);
        Assert.True(english.Count(b => b.Length > 0) >= 3, "too little of the page is shown");
        List<string> found = [], forced = [];
        foreach (var (lang, prefix) in ((string, string)[])[("fa-AF", "/fa"), ("ps", "/ps")])
        {
            found.AddRange(Differences(lang, parts, english, await ReadAsync(visit, kind, lang, prefix, parts)));

            // The control: the same page from left to right.
            await visit.Page.EvaluateAsync("document.documentElement.dir = 'ltr'");
            forced.AddRange(Differences(lang, parts, english, await InsetsAsync(visit, parts, mirrored: true)));
        }
        Findings.None(found);
        Assert.True(forced.Count >= 2, "a page that is not mirrored looks the same to this test");
    }

    private static async Task<List<double[]>> ReadAsync(Visit visit, string kind, string lang, string prefix, (string Selector, bool, bool)[] parts)
    {
        var slug = ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug;
        await visit.GoAsync(kind switch { "front" => prefix.Length == 0 ? "/" : prefix, "article" => $"{prefix}/articles/{slug}", "search" => $"{prefix}/search?q=qqqq&section=afghanistan", _ => "/admin/articles/m1nsk24" });
        if (kind == "desk") await visit.SpeakAsync(lang);
        Assert.Equal(lang, await visit.Page.GetAttributeAsync("html", "lang"));
        return await InsetsAsync(visit, parts, mirrored: false);
    }

    private static async Task<List<double[]>> InsetsAsync(Visit visit, (string Selector, bool, bool)[] parts, bool mirrored)
    {
        await visit.IsStyledAsync();
        List<double[]> insets = [];
        foreach (var (selector, _, _) in parts)
        {
            var inset = await visit.Page.EvaluateAsync<double[]>(Insets, selector);
            insets.Add(mirrored ? [.. inset.Reverse()] : inset);
        }
        return insets;
    }

    private static IEnumerable<string> Differences(string lang, (string Selector, bool Begins, bool Ends)[] parts, List<double[]> english, List<double[]> other)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var (selector, begins, ends) = parts[i];
            if (english[i].Length != other[i].Length) yield return $"{lang}: {selector} is shown in one of them only";
            if (english[i].Length == 0 || other[i].Length == 0) continue;
            if (begins && Math.Abs(english[i][0] - other[i][0]) > Tolerance) yield return string.Create(CultureInfo.InvariantCulture, $"{lang}: {selector} begins {other[i][0]:0} from its side, in English {english[i][0]:0}");
            if (ends && Math.Abs(english[i][1] - other[i][1]) > Tolerance) yield return string.Create(CultureInfo.InvariantCulture, $"{lang}: {selector} ends {other[i][1]:0} from its side, in English {english[i][1]:0}");
        }
    }
}
