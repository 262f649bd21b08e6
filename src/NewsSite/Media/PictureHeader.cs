using NetVips;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>What is known of an upload before a single pixel is decoded: what would need too much memory goes no further (P21).</summary>
internal static class PictureHeader
{
    private const int MostSide = 20_000;

    // What telephones write today. A baseline JPEG is made smaller while it is read; a progressive one is held whole.
    private const int MostPixels = 120_000_000;
    private const int MostPixelsOfProgressive = 50_000_000;
    private const int MostPixelsOfOthers = 40_000_000;

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
        PictureKinds.Check(content, content.Length);
        try
        {
            using var header = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
            var most = !PictureKinds.IsJpeg(content) ? MostPixelsOfOthers : IsInterlaced(header) ? MostPixelsOfProgressive : MostPixels;
            if (header.Width > MostSide || header.Height > MostSide || (long)header.Width * header.Height > most)
                throw new InputRefusedException("picture.too-many-pixels", most / 1_000_000);
            if (header.Contains("n-pages") && (int)header.Get("n-pages") > 1) throw new InputRefusedException("picture.moves");
        }
        catch (VipsException)
        {
            throw new InputRefusedException("picture.damaged");
        }
    }

    private static bool IsInterlaced(Image header) => header.Contains("interlaced") && Convert.ToInt32(header.Get("interlaced"), null) != 0;
}
