using NetVips;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Makes the files of a picture: a master that is upright, in sRGB, on white and without a word about camera or place,
/// and of that master every size. Not a byte of an upload is copied, so nothing hidden in it survives (P21).
/// </summary>
internal static class Renditions
{
    public const int MaxWidth = 2560;

    /// <summary>WebP ends at 16,383, and its encoder holds the picture whole.</summary>
    public const int MaxHeight = 6_000;

    private const int CardWidth = 1200;
    private const int CardHeight = 630;
    private const int CardBytes = 300_000;

    /// <summary>Writes all files into <paramref name="folder"/>.</summary>
    /// <returns>Width and height of the master, in pixels.</returns>
    /// <exception cref="InputRefusedException">The picture is damaged.</exception>
    public static (int Width, int Height) Write(byte[] content, string folder, string key)
    {
        try
        {
            var master = Path.Combine(folder, MediaFile.MasterName(key));
            var size = WriteMaster(content, master);
            WriteSizes(folder, key, MediaFile.RenditionsOf(size.Width));
            WriteCard(master, Path.Combine(folder, MediaFile.CardName(key)));
            return size;
        }
        catch (VipsException)
        {
            throw new InputRefusedException("picture.damaged");
        }
    }

    private static void WriteSizes(string folder, string key, IEnumerable<int> widths)
    {
        var master = Path.Combine(folder, MediaFile.MasterName(key));
        foreach (var width in widths)
        {
            using (var sized = Image.Thumbnail(master, width, height: MaxHeight, size: Enums.Size.Down)) Save(sized, Path.Combine(folder, MediaFile.FileName(key, width, "jpg")), 78);
            using var again = Image.Thumbnail(master, width, height: MaxHeight, size: Enums.Size.Down); // what streams is read once
            again.Webpsave(Path.Combine(folder, MediaFile.FileName(key, width, "webp")), q: 75, keep: Enums.ForeignKeep.None);
        }
    }

    private static (int Width, int Height) WriteMaster(byte[] content, string file)
    {
        using var whole = Read(content);
        using var read = whole.ThumbnailImage(MaxWidth, height: MaxHeight, size: Enums.Size.Down, outputProfile: "srgb");
        using var upright = OnWhite(read);
        Save(upright, file, 92, smallest: false);
        return (upright.Width, upright.Height);
    }

    // Not ThumbnailBuffer: in 8.18 it paints what is missing of a damaged picture black, whatever failOn says.
    private static Image Read(byte[] content)
    {
        using var header = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
        var shrink = 1;
        while (PictureHeader.IsJpeg(content) && shrink < 8 && Math.Min(header.Width, header.Height) / (shrink * 2) >= MaxWidth) shrink *= 2;
        return Image.NewFromBuffer(content, shrink > 1 ? $"shrink={shrink}" : "", Enums.Access.Sequential, Enums.FailOn.Error);
    }

    private static Image OnWhite(Image image)
    {
        using var coloured = image.Interpretation == Enums.Interpretation.Srgb ? image.Copy() : image.Colourspace(Enums.Interpretation.Srgb);
        using var flat = coloured.HasAlpha() ? coloured.Flatten(background: [255, 255, 255]) : coloured.Copy();
        return flat.Cast(Enums.BandFormat.Uchar);
    }

    // Cut to the card's shape before anything is enlarged: a thread-thin picture would otherwise grow without bound.
    private static void WriteCard(string master, string file)
    {
        using var image = Image.NewFromFile(master);
        var width = Math.Max(1, (int)Math.Min(image.Width, (long)image.Height * CardWidth / CardHeight));
        var height = Math.Max(1, (int)Math.Min(image.Height, (long)image.Width * CardHeight / CardWidth));
        using var cut = image.Smartcrop(width, height, interesting: Enums.Interesting.Attention);
        using var card = cut.ThumbnailImage(CardWidth, height: CardHeight, size: Enums.Size.Force);
        foreach (var quality in new[] { 80, 70, 60, 45, 30, 10 })
        {
            Save(card, file, quality);
            if (new FileInfo(file).Length <= CardBytes) return;
        }
    }

    // Baseline: a progressive JPEG costs an old phone several times the memory. Smallest: some percent less, but the
    // encoder then holds the whole picture, six bytes a pixel; the master, which no reader sees, is written as it comes.
    private static void Save(Image image, string file, int quality, bool smallest = true) =>
        image.Jpegsave(file, q: quality, optimizeCoding: smallest, keep: Enums.ForeignKeep.None);
}
