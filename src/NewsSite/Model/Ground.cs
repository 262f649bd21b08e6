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

    /// <summary>The place in the palette of what looks most like a colour, given by its parts from 0 to 255.</summary>
    public static int Nearest(double red, double green, double blue) =>
        Enumerable.Range(0, Palette.Count).MinBy(i => Distance(Palette[i], red, green, blue));

    // The "redmean": as an eye weighs the parts, without leaving RGB (https://www.compuphase.com/cmetric.htm).
    private static double Distance(int colour, double red, double green, double blue)
    {
        var (r, g, b) = ((colour >> 16) - red, ((colour >> 8) & 255) - green, (colour & 255) - blue);
        var mean = ((colour >> 16) + red) / 2;
        return ((2 + (mean / 256)) * r * r) + (4 * g * g) + ((2 + ((255 - mean) / 256)) * b * b);
    }
}
