using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace NewsSite.Web.Pages.Admin.Styleguide;

/// <summary>A colour of letters on a ground, as the style sheet that is served has them.</summary>
/// <param name="Name">Of the letters, without dashes.</param>
/// <param name="Ground">Of what they stand on.</param>
/// <param name="Contrast">WCAG 2.2's ratio, 1 to 21.</param>
public sealed partial record Swatch(string Name, string Ground, double Contrast)
{
    private static readonly (string, string)[] Reader = [.. from name in new[] { "ink", "soft", "accent" } from ground in new[] { "paper", "wash" } select (name, ground)];
    private static readonly (string, string)[] Desk =
        [.. from name in new[] { "ink", "soft", "accent", "good", "wait" } from ground in new[] { "paper", "sheet" } select (name, ground), ("on-accent", "accent")];

    /// <summary>As style guides write it: <c>9.0 : 1</c>.</summary>
    public string Ratio => string.Create(CultureInfo.InvariantCulture, $"{Contrast:0.0} : 1");

    internal static async Task<IReadOnlyList<Swatch>> ReadAsync(IFileInfo sheet, bool isDesk, bool isDark, CancellationToken stopping)
    {
        using var reader = new StreamReader(sheet.CreateReadStream());
        return Read(await reader.ReadToEndAsync(stopping), isDesk ? Desk : Reader, isDark);
    }

    // A sheet says each colour once for each scheme: first the light, then the dark; or both in one line. Paper has its own.
    private static List<Swatch> Read(string css, IEnumerable<(string Name, string Ground)> pairs, bool isDark)
    {
        var colours = Colour().Matches(css.Split("@media print")[0]).ToLookup(m => m.Groups["name"].Value, m => m.Groups[isDark && m.Groups["dark"].Success ? "dark" : "light"].Value);
        string Of(string name) => isDark ? colours[name].Last() : colours[name].First();
        return [.. pairs.Select(p => new Swatch(p.Name, p.Ground, ContrastOf(Luminance(Of(p.Name)), Luminance(Of(p.Ground)))))];
    }

    private static double ContrastOf(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(string hex)
    {
        var digits = hex.Length == 4 ? string.Concat(hex.Skip(1).Select(c => $"{c}{c}")) : hex[1..];
        double Part(int i)
        {
            var value = int.Parse(digits.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Part(0)) + (0.7152 * Part(1)) + (0.0722 * Part(2));
    }

    [GeneratedRegex("--(?<name>[a-z-]+): (?:light-dark\\()?(?<light>#[0-9a-f]{3,6})(?:, (?<dark>#[0-9a-f]{3,6})\\))?;")]
    private static partial Regex Colour();
}
