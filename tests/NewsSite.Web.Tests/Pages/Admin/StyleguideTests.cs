using System.Net;
using AngleSharp.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Css;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin;

/// <summary>The style guide shows the parts with the sheets that readers and staff are sent, and its figures are theirs.</summary>
public sealed class StyleguideTests
{
    private static readonly string[] ReaderParts = [".lead", ".card .thumb", ".brief", ".rank", ".pull", "table", ".footnotes", "figcaption", ".topics", ".notice", ".error", ".breaking", ".correction", ".empty", "button.quiet", ".comment-form [aria-invalid]", ".threads ol .comment", ".pick", ".paging", "use"];
    private static readonly string[] DeskParts = [".button", "button.quiet", ".fault", "fieldset", ".check", ".notice", ".error", ".conflict", ".tiles .calls", ".filters", ".state.withdrawn", ".paging", ".empty", ".card .answered", ".count"];

    [Fact]
    public async Task Every_part_is_shown_in_both_directions_and_both_schemes()
    {
        using var site = await TestSite.StartAsync();
        using var staff = await site.SignInAsync(StaffRole.Reporter);
        Assert.NotNull((await staff.ReadPageAsync("/admin")).QuerySelector("footer a[href='/admin/styleguide']"));
        foreach (var (edition, scheme, sheet) in from edition in new[] { "en", "fa-AF", "ps" } from scheme in new[] { "light", "dark" } from sheet in new[] { "reader", "desk" } select (edition, scheme, sheet))
        {
            var page = await staff.ReadPageAsync($"/admin/styleguide?edition={edition}&scheme={scheme}&sheet={sheet}");
            Assert.Equal(edition == "en" ? "ltr" : "rtl", page.DocumentElement.GetAttribute("dir"));
            Assert.Equal($"{sheet} {scheme}", page.DocumentElement.ClassName);
            Assert.Equal([], (sheet == "desk" ? DeskParts : ReaderParts).Where(part => page.QuerySelector($"main {part}") is null));
            Assert.Equal([], page.QuerySelectorAll(".swatch").Select(Told).Except(Measured(sheet, scheme == "dark")));
            Assert.True(page.QuerySelectorAll(".swatch").Length >= 6);
        }
    }

    [Theory, InlineData("edition=xx"), InlineData("scheme=sepia"), InlineData("sheet=../reader")]
    public async Task What_is_not_there_is_not_found(string query)
    {
        using var site = await TestSite.StartAsync();
        using var staff = await site.SignInAsync(StaffRole.Reporter);
        using var answer = await staff.GetAsync(new Uri($"/admin/styleguide?{query}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void The_schemes_that_it_holds_are_those_of_the_readers()
    {
        var palette = new Palette(StyleSheet.Open("reader.css"));
        var held = StyleSheet.Open("styleguide.css").Declarations.Where(d => d.Selector.StartsWith(".reader.", StringComparison.Ordinal)).ToList();
        Assert.Equal(12, held.Count);
        Assert.All(held, d => Assert.Equal(palette[d.Property[2..], d.Selector == ".reader.dark"], d.Value));
    }

    private static string Told(IElement swatch) => $"{swatch.QuerySelector("code")!.TextContent}: {swatch.QuerySelector("strong")!.TextContent}";

    private static IEnumerable<string> Measured(string sheet, bool isDark)
    {
        var palette = new Palette(StyleSheet.Open($"{sheet}.css"));
        string[] names = sheet == "desk" ? ["ink", "soft", "accent", "good", "wait", "on-accent", "paper", "sheet"] : ["ink", "soft", "accent", "paper", "wash"];
        return from name in names from ground in names select FormattableString.Invariant($"{name} / {ground}: {Palette.Contrast(palette[name, isDark], palette[ground, isDark]):0.0} : 1");
    }
}
