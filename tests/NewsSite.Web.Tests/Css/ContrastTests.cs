using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NewsSite.Web.Tests.Css;

/// <summary>Every letter stands out from its ground by 7 : 1 at least (WCAG 2.2, AAA), and the README's figures are those of the sheets.</summary>
public sealed partial class ContrastTests
{
    private const double Least = 7;

    private static readonly string Readme = File.ReadAllText(Path.Combine(StyleSheet.Folder, "README.md"));

    [Theory, InlineData("reader.css"), InlineData("desk.css")]
    public void The_tables_of_colours_are_true_and_every_pair_has_seven_to_one(string sheet)
    {
        var rows = Rows(Readme, sheet);
        Assert.True(rows.Count >= 3, $"The README has {rows.Count} colours of {sheet}.");
        Assert.Equal("", string.Join('\n', Faults(rows, new Palette(StyleSheet.Open(sheet)))));
    }

    [Theory, InlineData("reader.css"), InlineData("front.css"), InlineData("desk.css")]
    public void Every_colour_of_letters_is_in_the_table(string sheet)
    {
        var rows = Rows(Readme, sheet == "desk.css" ? sheet : "reader.css");
        var known = rows.SelectMany(r => r.Grounds.Append(r.Name)).Select(name => $"var(--{name})").Concat(["inherit", "currentColor"]).ToHashSet();
        Assert.All(StyleSheet.Open(sheet).Declarations.Where(d => d.Property == "color"), d => Assert.Contains(d.Value, known));
    }

    [Fact]
    public void Lite_pages_have_the_colours_of_the_others()
    {
        var (lite, full) = (new Palette(StyleSheet.Open("lite.css")), new Palette(StyleSheet.Open("reader.css")));
        foreach (var isDark in new[] { false, true })
            Assert.Equal([full["paper", isDark], full["ink", isDark], full["accent", isDark]], [lite["p", isDark], lite["i", isDark], lite["a", isDark]]);
    }

    [Theory]
    [InlineData("#777", "#fff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#000", "#fff", 21)]
    public void The_ratio_is_that_of_WCAG(string one, string other, double ratio) => Assert.Equal(ratio, Math.Round(Palette.Contrast(one, other), 2));

    [Fact]
    public void What_is_too_pale_or_told_wrong_is_found_here()
    {
        const string Table = """
            ### `planted.css`
            | name | light | on paper | dark | on paper |
            |---|---|---|---|---|
            | `--pale` | `#777777` | 4.5 | `#ffffff` | 21.0 |
            | `--ink` | `#000000` | 20.0 | `#eeeeee` | 18.1 |
            """;
        var sheet = StyleSheet.Parse(":root { --paper: #ffffff; --pale: #777777; --ink: #000000 } @media (prefers-color-scheme: dark) { :root { --paper: #000000; --pale: #ffffff; --ink: #dddddd } }");
        Assert.Equal(["pale on paper has 4.5 : 1", "ink is #000000 on paper: 20.0 is told, 21.0 is true", "ink is #dddddd, told as #eeeeee", "ink is #dddddd on paper: 18.1 is told, 15.5 is true"],
            Faults(Rows(Table, "planted.css"), new Palette(sheet)));
    }

    private static List<string> Faults(IEnumerable<Row> rows, Palette palette)
    {
        List<string> found = [];
        foreach (var row in rows)
        {
            foreach (var (isDark, told, figures) in new[] { (false, row.Light, row.OnLight), (true, row.Dark, row.OnDark) })
            {
                var colour = palette[row.Name, isDark];
                if (colour != told) found.Add($"{row.Name} is {colour}, told as {told}");
                foreach (var (ground, figure) in row.Grounds.Zip(figures, (g, f) => (g, f)))
                {
                    var ratio = Palette.Contrast(colour, palette[ground, isDark]);
                    var shown = ratio.ToString("0.0", CultureInfo.InvariantCulture);
                    if (ratio < Least) found.Add($"{row.Name} on {ground} has {shown} : 1");
                    if (shown != figure) found.Add($"{row.Name} is {colour} on {ground}: {figure} is told, {shown} is true");
                }
            }
        }
        return found;
    }

    // The tables below the sheet's own heading whose third column begins with "on".
    private static List<Row> Rows(string readme, string sheet)
    {
        List<Row> rows = [];
        List<string> grounds = [];
        foreach (var line in readme.Split($"### `{sheet}`")[^1].Split("\n#")[0].Split('\n').Where(l => l.StartsWith('|')))
        {
            var cells = line.Trim('|', ' ', '\r').Split('|').Select(c => c.Trim()).ToArray();
            if (cells[0] == "name") grounds = [.. Ground().Matches(cells[2]).Select(g => g.Groups[1].Value)];
            else if (Name().Match(cells[0]) is { Success: true } name) rows.Add(new(name.Groups[1].Value, grounds, cells[1].Trim('`'), cells[2].Split(", "), cells[3].Trim('`'), cells[4].Split(", ")));
        }
        return rows;
    }

    [GeneratedRegex("on ([a-z-]+)")]
    private static partial Regex Ground();

    [GeneratedRegex("^`--([a-z-]+)`")]
    private static partial Regex Name();

    private sealed record Row(string Name, IReadOnlyList<string> Grounds, string Light, string[] OnLight, string Dark, string[] OnDark);
}
