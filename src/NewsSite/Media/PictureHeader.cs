using NetVips;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// What is known of an upload before a single pixel is decoded. What is not a JPEG, PNG or WebP by its own first
/// bytes, or would need too much memory, goes no further (P21).
/// </summary>
internal static class PictureHeader
{
    public const int MaxBytes = 12_000_000;
    public const int MaxPixels = 40_000_000;
    public const int MaxSide = 20_000;

    /// <summary>For pictures that are held whole while they are decoded: progressive JPEG, interlaced PNG, WebP. A phone's 4032 × 3024 passes.</summary>
    public const int MaxPixelsHeldWhole = 12_500_000;

    // Damaged pictures would fill the log; what matters reaches us as exceptions.
    private static readonly Log.LogDelegate Silence = (_, _, _) => { };

    static PictureHeader()
    {
        // The largest set of formats that a file can choose is the three that we name, whatever libvips can read.
        Operation.Block("VipsForeignLoad", true);
        foreach (var format in new[] { "Jpeg", "Png", "Webp" }) Operation.Block($"VipsForeignLoad{format}", false);
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        NetVips.NetVips.Concurrency = 1;
        PictureMemory.Bound();
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silence);
    }

    /// <summary>For who opens a file of our own: the library is bounded as for an upload.</summary>
    public static void Prepare()
    {
        // That this class is used has done it.
    }

    /// <exception cref="InputRefusedException">The paper does not take it; nothing was decoded.</exception>
    public static void Check(byte[] content)
    {
        if (content.Length > MaxBytes) throw new InputRefusedException("picture.too-large", MaxBytes / 1_000_000);
        if (!IsTaken(content)) throw new InputRefusedException("picture.not-a-picture");
        try
        {
            using var header = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
            var whole = content[0] == 'R' || IsInterlaced(header); // 'R': the RIFF of WebP
            var most = whole ? MaxPixelsHeldWhole : MaxPixels;
            if (header.Width > MaxSide || header.Height > MaxSide || (long)header.Width * header.Height > most)
                throw new InputRefusedException("picture.too-many-pixels", most / 1_000_000);
            if (header.Contains("n-pages") && (int)header.Get("n-pages") > 1) throw new InputRefusedException("picture.moves");
        }
        catch (VipsException)
        {
            throw new InputRefusedException("picture.damaged");
        }
    }

    private static bool IsInterlaced(Image header) => header.Contains("interlaced") && Convert.ToInt32(header.Get("interlaced"), null) != 0;

    public static bool IsJpeg(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsTaken(ReadOnlySpan<byte> content) =>
        IsJpeg(content)
        || content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8));
}
