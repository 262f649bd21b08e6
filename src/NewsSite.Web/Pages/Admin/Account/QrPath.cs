using System.Globalization;
using System.Text;
using QRCoder;

namespace NewsSite.Web.Pages.Admin.Account;

/// <summary>A QR code as the path of an inline SVG: no picture is asked for, and no style is needed.</summary>
internal static class QrPath
{
    /// <summary>The box around <see cref="Of"/>, with the white margin that readers of such codes need.</summary>
    public static string ViewBox(string text)
    {
        var size = Modules(text).Count;
        return string.Create(CultureInfo.InvariantCulture, $"0 0 {size} {size}");
    }

    /// <summary>One square for each dark module.</summary>
    public static string Of(string text)
    {
        var rows = Modules(text);
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return path.ToString();
    }

    private static List<System.Collections.BitArray> Modules(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix];
    }
}
