namespace NewsSite.Model;

/// <summary>
/// The colour that stands in a picture's place until it arrives: one of 24, since pages carry no style of their own. A
/// ground is shown by the class <c>g0</c> … <c>g23</c>; readers' stylesheet gives each its colour, the one below.
/// </summary>
public static class Ground
{
    /// <summary>RGB: grey, red, ochre, green, blue and violet, muted, each from dark to light.</summary>
    public static readonly IReadOnlyList<int> Palette =
    [
        0x333333, 0x636363, 0x989898, 0xd1d1d1,
        0x4b281f, 0x7f584e, 0xb78d82, 0xf3c5b9,
        0x412f0d, 0x74603e, 0xaa9572, 0xe4cea9,
        0x223a23, 0x516b52, 0x86a186, 0xbddabd,
        0x133747, 0x45697a, 0x799fb2, 0xb0d8ec,
        0x3b2b46, 0x6c5b79, 0xa290b0, 0xdbc8ea,
    ];

    private static readonly IReadOnlyList<Lab> Seen = [.. Palette.Select(c => Lab.Of(c >> 16, (c >> 8) & 255, c & 255))];

    /// <summary>The place in the palette of what looks most like a colour, given by its parts from 0 to 255.</summary>
    public static int Nearest(double red, double green, double blue)
    {
        var colour = Lab.Of(red, green, blue);
        return Enumerable.Range(0, Seen.Count).MinBy(i => Seen[i].DistanceTo(colour));
    }

    /// <summary>A colour as an eye compares it: https://bottosson.github.io/posts/oklab/.</summary>
    private readonly record struct Lab(double L, double A, double B)
    {
        public static Lab Of(double red, double green, double blue)
        {
            var (r, g, b) = (Linear(red / 255), Linear(green / 255), Linear(blue / 255));
            var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
            var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
            var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
            return new(
                (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
                (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
                (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
        }

        public double DistanceTo(Lab other) => Math.Pow(L - other.L, 2) + Math.Pow(A - other.A, 2) + Math.Pow(B - other.B, 2);

        private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
