using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>
/// The paper's mark as pages carry it. It comes along in the page, twice the same: that is one request less on a slow
/// line, and packs to a few bytes.
/// </summary>
public static class PaperMark
{
    /// <summary>Of a paper that has drawn none: a front page.</summary>
    private const string Plain = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='5' fill='#8c1c13'/><path d='M8 9h16v3H8zm0 6h10v2H8zm0 4h10v2H8zm0 4h10v1.5H8zm12-8h4v9.5h-4z' fill='#fff'/></svg>";

    // Escaped for other addresses than this.
    private static readonly (string Code, string Letter)[] Plainly = [("%27", "'"), ("%2F", "/"), ("%3A", ":"), ("%3D", "="), ("%2C", ","), ("%28", "("), ("%29", ")")];

    public static string SvgOf(Paper paper) => paper.Mark ?? Plain;

    /// <summary>The address that holds the drawing itself: letters that stand in an attribute as they are.</summary>
    public static string AddressOf(Paper paper)
    {
        var svg = SvgOf(paper);
        if (!svg.Contains('\'', StringComparison.Ordinal)) svg = svg.Replace('"', '\''); // else each is three letters
        var address = Uri.EscapeDataString(svg);
        foreach (var (code, letter) in Plainly) address = address.Replace(code, letter, StringComparison.Ordinal);
        return "data:image/svg+xml," + address;
    }
}
