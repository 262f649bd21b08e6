using System.Buffers.Binary;
using NetVips;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>The paper's icons in every size, and its card for other sites.</summary>
internal static class Emblems
{
    private const int Favicon = 32;
    private const int LongestRead = 2_400; // twice the card's width

    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public static IReadOnlyList<Drawing> Icons(byte[] drawn) => Read(drawn, () => IconsOf(drawn));

    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public static Drawing Card(byte[] drawn) => Read(drawn, () => new Drawing(Emblem.Card, CardOf(drawn)));

    private static T Read<T>(byte[] drawn, Func<T> draw)
    {
        PictureHeader.Check(drawn);
        try
        {
            return draw();
        }
        catch (VipsException)
        {
            throw new InputRefusedException("picture.damaged");
        }
    }

    private static Drawing[] IconsOf(byte[] drawn)
    {
        using var icon = Image.ThumbnailBuffer(drawn, 512, height: 512, crop: Enums.Interesting.Centre, outputProfile: "srgb", failOn: Enums.FailOn.Error).CopyMemory();
        return
        [
            new(Emblem.Favicon, Ico(Png(icon, Favicon))), new(Emblem.Touch, Png(icon, 180)), new(Emblem.Small, Png(icon, 192)),
            new(Emblem.Large, Png(icon, 512)), new(Emblem.Maskable, Maskable(icon)),
        ];
    }

    // What must be seen of a maskable icon is a circle of four fifths (https://www.w3.org/TR/appmanifest/#icon-masks).
    private static byte[] Maskable(Image icon)
    {
        using var smaller = icon.ThumbnailImage(410, height: 410, size: Enums.Size.Force);
        using var wide = smaller.Embed(51, 51, 512, 512, extend: Enums.Extend.Copy);
        return Png(wide, 512);
    }

    private static byte[] Png(Image icon, int side)
    {
        using var sized = icon.ThumbnailImage(side, height: side, size: Enums.Size.Force);
        return sized.PngsaveBuffer(compression: 9, palette: true, keep: Enums.ForeignKeep.None);
    }

    // One picture in a wrapper that tells its size, its depth, its length and where it begins.
    private static byte[] Ico(byte[] png)
    {
        const int HeaderLength = 22;
        byte[] header = [0, 0, 1, 0, 1, 0, Favicon, Favicon, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, HeaderLength, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), png.Length);
        return [.. header, .. png];
    }

    private static byte[] CardOf(byte[] drawn)
    {
        // Read once, from top to bottom and smaller, turned as its camera held it: a large one takes little memory (P21).
        using var whole = Image.ThumbnailBuffer(drawn, LongestRead, height: LongestRead, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error).CopyMemory();
        using var flat = whole.HasAlpha() ? whole.Flatten(background: [255, 255, 255]) : whole.Copy();
        using var card = Renditions.CardOf(flat);
        return Renditions.CardQualities.Select(q => card.JpegsaveBuffer(q: q, optimizeCoding: true, keep: Enums.ForeignKeep.None)).First(jpeg => jpeg.Length <= Renditions.CardBytes);
    }
}
