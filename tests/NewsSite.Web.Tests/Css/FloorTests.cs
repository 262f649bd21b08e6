using System.Text.RegularExpressions;
using Xunit;

namespace NewsSite.Web.Tests.Css;

/// <summary>Readers' style sheets say nothing that the browsers of DESIGN §5 would read otherwise than it is meant.</summary>
public sealed partial class FloorTests
{
    private static readonly string[] Compared = ["clamp", "min", "max"];
    private static readonly string[] NamesAnything = ["font", "font-family", "src", "unicode-range", "content"];

    public static TheoryData<string> Sheets => [.. StyleSheet.Readers];

    [Theory, MemberData(nameof(Sheets))]
    public void Every_browser_of_the_floor_understands_the_sheet(string name) => Assert.Equal("", string.Join('\n', Faults(StyleSheet.Open(name))));

    [Fact]
    public void What_may_degrade_is_younger_than_the_floor_and_is_used()
    {
        Assert.All(Floor.Degrades.Keys, what => Assert.True(Floor.IsYounger(what), $"{what} is known to every browser"));
        var sheets = string.Join('\n', StyleSheet.Readers.SelectMany(name => StyleSheet.Open(name).Declarations).Select(d => d.ToString()));
        Assert.All(Floor.Degrades.Keys, what => Assert.Contains(what.Trim('"', '(', ')'), sheets, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a { gap: 1rem }", "gap is on no list")]
    [InlineData("a { inset: 0 }", "inset is on no list")]
    [InlineData("a { inset-inline-start: 0 }", "inset-inline-start is on no list")]
    [InlineData("a { translate: 1rem }", "translate is on no list")]
    [InlineData("a { margin-inline: auto }", "margin-inline is on no list")]
    [InlineData("a { padding-block: 1px }", "padding-block is on no list")]
    [InlineData("a { margin-left: 1px }", "margin-left has a side")]
    [InlineData("a { text-align: right }", "right has a side")]
    [InlineData("a { color: color-mix(in srgb, red, blue) }", "color-mix() is on no list")]
    [InlineData("a { width: min(3rem, 50%) }", "min() without a fallback")]
    [InlineData("a { font-size: clamp(1rem, 2vw, 3rem) }", "clamp() without a fallback")]
    [InlineData("a { font-size: 1rem; font-size: clamp(1rem, 2vw, 3rem) }")]
    [InlineData("a { font-size: 1rem } b { font-size: clamp(1rem, 2vw, 3rem) }", "clamp() without a fallback")]
    [InlineData("@supports (width: clamp(1px, 2px, 3px)) { a { width: clamp(1px, 2px, 3px) } }")]
    [InlineData("@supports (display: grid) { a { width: clamp(1px, 2px, 3px) } }", "clamp() without a fallback")]
    [InlineData("a { height: 100dvh }", "dvh is on no list")]
    [InlineData("a { display: contents }", "contents is on no list")]
    [InlineData("a { display: flex; column-gap: 1rem }", "column-gap outside a grid")]
    [InlineData("a { display: grid; column-gap: 1rem }")]
    [InlineData("a:is(b, i) { color: red }", ":is is on no list", "red is on no list")]
    [InlineData("a:has(b) { width: auto }", ":has is on no list")]
    [InlineData("a:not(.b, .c) { width: auto }", ":not() with more than one thing")]
    [InlineData("a:not(.b .c) { width: auto }", ":not() with more than one thing")]
    [InlineData("a:focus-visible, a:hover { width: auto }", ":focus-visible beside another selector")]
    [InlineData("a { & b { width: auto } }", "a nested rule")]
    [InlineData("a { b { width: auto } }", "a nested rule")]
    [InlineData("@layer base { a { width: auto } }", "@layer is on no list")]
    [InlineData("@container (min-width: 3em) { a { width: auto } }", "@container is on no list", "(min-width) of no @media")]
    [InlineData("@media (width > 3em) { a { width: auto } }", "(width > 3em) is on no list")]
    [InlineData("@media (hover: hover) { a { width: auto } }", "(hover) is on no list")]
    [InlineData("@import url(x.css);", "@import url(x.css) is on no list")]
    [InlineData("[lang|=fa i] { width: auto }", "[lang|=fa i] is on no list")]
    public void What_an_old_browser_would_misread_is_found_here(string css, params string[] faults) =>
        Assert.Equal(faults, Faults(StyleSheet.Parse(css)).Select(f => f.Split(" in ")[0]));

    [Theory, InlineData("a { width: auto"), InlineData("a { width: calc(1px }"), InlineData("@media print { a { width: auto }")]
    public void What_is_no_style_sheet_is_refused(string css) => Assert.Throws<FormatException>(() => StyleSheet.Parse(css));

    private static List<string> Faults(StyleSheet sheet)
    {
        List<string> found = [];
        var declarations = sheet.Declarations;
        for (var i = 0; i < declarations.Count; i++)
        {
            var here = declarations[i];
            IEnumerable<Declaration> before = declarations.Take(i).Where(d => d.Selector == here.Selector && d.Around.SequenceEqual(here.Around));
            IEnumerable<string> faults = here.Value.Length == 0 ? [$"{here.Property} is on no list"] : [.. InRule(here), .. InSelector(here.Selector), .. InProperty(here, declarations), .. InValue(here, before)];
            found.AddRange(faults.Select(fault => $"{fault} in {here}"));
        }
        return found;
    }

    private static IEnumerable<string> InRule(Declaration here)
    {
        foreach (var around in here.Around)
        {
            if (!around.StartsWith('@')) yield return "a nested rule";
            else if (!IsKnown(AtRule().Match(around).Value)) yield return $"{AtRule().Match(around).Value} is on no list";
            if (around.StartsWith("@supports", StringComparison.Ordinal)) continue;
            foreach (Match feature in Feature().Matches(around))
            {
                var name = $"({feature.Groups[1].Value.Split(':')[0]})";
                if (!around.StartsWith("@media", StringComparison.Ordinal)) yield return $"{name} of no @media";
                else if (!Floor.Media.Contains(name) && !IsKnown(name)) yield return $"{name} is on no list";
            }
        }
    }

    private static IEnumerable<string> InSelector(string selector)
    {
        if (selector == "@font-face") yield break;
        foreach (Match pseudo in Pseudo().Matches(selector))
            if (!Floor.PseudoClasses.Contains(pseudo.Value) && !IsKnown(pseudo.Value)) yield return $"{pseudo.Value} is on no list";
        if (Not().Matches(selector).Any(n => n.Groups[1].Value.AsSpan().IndexOfAny(" ,>+~") >= 0)) yield return ":not() with more than one thing";
        if (selector.Contains(',', StringComparison.Ordinal) && selector.Contains(":focus-visible", StringComparison.Ordinal)) yield return ":focus-visible beside another selector";
        foreach (Match attribute in Attribute().Matches(selector))
            if (!PlainAttribute().IsMatch(attribute.Value)) yield return $"{attribute.Value} is on no list";
    }

    private static IEnumerable<string> InProperty(Declaration here, IReadOnlyList<Declaration> all)
    {
        if (here.Property.StartsWith("--", StringComparison.Ordinal)) yield break;
        if (Side().IsMatch(here.Property)) yield return $"{here.Property} has a side";
        else if (!Floor.Old.Contains(here.Property) && !IsKnown(here.Property)) yield return $"{here.Property} is on no list";
        if (here.Property == "column-gap" && !all.Any(d => d.Selector == here.Selector && d.Around.SequenceEqual(here.Around) && d is { Property: "display", Value: "grid" })) yield return "column-gap outside a grid";
    }

    private static IEnumerable<string> InValue(Declaration here, IEnumerable<Declaration> before)
    {
        var value = Text().Replace(here.Value, "");
        foreach (var name in Function().Matches(value).Select(f => f.Groups[1].Value).Distinct())
        {
            if (Compared.Contains(name))
            {
                if (!before.Any(d => d.Property == here.Property) && !here.Around.Any(a => a.StartsWith("@supports", StringComparison.Ordinal) && a.Contains(name + "(", StringComparison.Ordinal))) yield return $"{name}() without a fallback";
            }
            else if (!Floor.Functions.Contains(name) && !IsKnown(name + "()"))
            {
                yield return $"{name}() is on no list";
                yield break;
            }
        }
        foreach (var unit in Unit().Matches(Colour().Replace(value, "")).Select(u => u.Groups[1].Value).Where(u => !Floor.Units.Contains(u))) if (here.Property != "unicode-range") yield return $"{unit} is on no list";
        if (NamesAnything.Contains(here.Property) || here.Property.StartsWith("--", StringComparison.Ordinal)) yield break;
        foreach (var word in Word().Matches(Colour().Replace(Variable().Replace(value, ""), "")).Select(w => w.Value))
        {
            if (word is "left" or "right") yield return $"{word} has a side";
            else if (!Floor.Words.Contains(word) && !IsKnown($"\"{word}\"")) yield return $"{word} is on no list";
        }
    }

    private static bool IsKnown(string what) => Floor.Since.ContainsKey(what) && (!Floor.IsYounger(what) || Floor.Degrades.ContainsKey(what));

    [GeneratedRegex("^@[a-z-]+")]
    private static partial Regex AtRule();

    [GeneratedRegex(@"\(([^()]+)\)")]
    private static partial Regex Feature();

    [GeneratedRegex("::?[a-z-]+")]
    private static partial Regex Pseudo();

    [GeneratedRegex(@":not\(([^()]*)\)")]
    private static partial Regex Not();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Attribute();

    [GeneratedRegex("""^\[[a-z-]+(=("[^"]*"|[a-z]+))?\]$""")]
    private static partial Regex PlainAttribute();

    [GeneratedRegex("(^|-)(left|right)(-|$)")]
    private static partial Regex Side();

    [GeneratedRegex("""
        "[^"]*"|url\([^)]*\)|!important
        """)]
    private static partial Regex Text();

    [GeneratedRegex(@"([a-z-]+)\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"#[0-9a-f]+")]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<![\w-])-?[0-9.]+([a-z]+|%)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"var\([^)]*\)|[a-z-]+(?=\()")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![\w.-])[a-zA-Z][a-zA-Z-]*")]
    private static partial Regex Word();
}
