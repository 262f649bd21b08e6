using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsSite.Web.Tests.Css;

/// <summary>The colours that a style sheet names, in light and in dark: <c>ink</c> → <c>#1b1a17</c>.</summary>
internal sealed partial class Palette
{
    private const string Dark = "@media (prefers-color-scheme: dark)";

    private readonly Dictionary<string, string> light = [];
    private readonly Dictionary<string, string> dark = [];

    public Palette(StyleSheet sheet)
    {
        foreach (var d in sheet.Declarations.Where(d => d.Selector == ":root" && d.Property.StartsWith("--", StringComparison.Ordinal)))
        {
            var both = LightDark().Match(d.Value);
            if (!both.Success && !Hex().IsMatch(d.Value)) continue;
            var isDark = d.Around.Any(a => Blank().Replace(a, "") == Blank().Replace(Dark, ""));
            if (!isDark) light[d.Property[2..]] = both.Success ? both.Groups[1].Value : d.Value;
            if (isDark || both.Success) dark[d.Property[2..]] = both.Success ? both.Groups[2].Value : d.Value;
        }
    }

    /// <exception cref="KeyNotFoundException">The sheet has no such colour, or none for the dark.</exception>
    public string this[string name, bool isDark] => (isDark ? dark : light)[name];

    /// <summary>WCAG 2.2's contrast ratio of two colours, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

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

    [GeneratedRegex("^light-dark\\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\\)$")]
    private static partial Regex LightDark();

    [GeneratedRegex("^#[0-9a-f]{3,6}$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
