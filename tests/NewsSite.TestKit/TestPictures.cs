using System.Buffers.Binary;
using System.IO.Compression;
using NetVips;

namespace NewsSite.TestKit;

/// <summary>Pictures made for a test, with what hides in real ones.</summary>
public static class TestPictures
{
    /// <summary>Left half red, right half blue.</summary>
    public static Image TwoColours(int width, int height)
    {
        using var black = Image.Black(width, height, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb).Cast(Enums.BandFormat.Uchar);
        return black.Mutate(image =>
        {
            image.DrawRect([220, 0, 0], 0, 0, width / 2, height, fill: true);
            image.DrawRect([0, 0, 220], width / 2, 0, width - (width / 2), height, fill: true);
        });
    }

    public static byte[] Jpeg(int width = 400, int height = 300)
    {
        using var image = TwoColours(width, height);
        return image.JpegsaveBuffer(q: 90);
    }

    /// <summary>With a camera's name, a place and XMP; <paramref name="orientation"/> as EXIF counts it.</summary>
    public static byte[] FromCamera(int width, int height, int orientation)
    {
        using var image = TwoColours(width, height);
        using var marked = image.Mutate(m =>
        {
            m.Set(GValue.GStrType, "exif-ifd0-Make", "KabulCam");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "34/1 31/1 0/1");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "69/1 10/1 0/1");
            m.Set(GValue.GIntType, "orientation", orientation);
            m.Set(GValue.BlobType, "xmp-data", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>KabulCam</x:xmpmeta>"u8.ToArray());
        });
        return marked.JpegsaveBuffer(q: 90, keep: Enums.ForeignKeep.All);
    }

    /// <summary>One colour, which packs a thousandfold.</summary>
    public static Image Plain(int width, int height) => Image.Black(width, height, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);

    /// <summary>Moves, frame by frame.</summary>
    public static byte[] Frames(int number, int side)
    {
        using var frame = Plain(side, side);
        using var frames = Image.Arrayjoin([.. Enumerable.Range(0, number).Select(i => i % 2 == 0 ? frame : frame.Invert())], across: 1).Mutate(m => m.Set(GValue.GIntType, "page-height", side));
        return frames.WebpsaveBuffer(effort: 0);
    }

    /// <summary>A JPEG of a few pixels whose header says that it is of so many.</summary>
    public static byte[] JpegThatClaims(ushort width, ushort height)
    {
        var jpeg = Jpeg();
        var start = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]); // the start of a frame: length, depth, height, width
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(start + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(start + 7), width);
        return jpeg;
    }

    /// <summary>A well-formed PNG header with almost no data behind it.</summary>
    /// <param name="textBytes">How long a text is that the file carries, packed.</param>
    public static byte[] PngThatClaims(int width, int height, int textBytes = 0)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR", header);
        if (textBytes > 0) Chunk(png, "zTXt", [.. "Comment\0\0"u8, .. Packed(textBytes)]);
        Chunk(png, "IDAT", Packed(10_000));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Packed(int zeros)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(new byte[zeros]);
        return data.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
