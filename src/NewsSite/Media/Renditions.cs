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

    /// <summary>Of the longer side of an area of which nothing is to be recognised.</summary>
    private const int Squares = 6;

    private const int MasterQuality = 92;

    /// <summary>What other sites show of a page, and what they take at most, in bytes.</summary>
    public const int CardWidth = 1200;
    public const int CardHeight = 630;
    public const int CardBytes = 300_000;

    /// <summary>The best first; the last fits whatever it is of.</summary>
    public static readonly int[] CardQualities = [80, 70, 60, 45, 30, 10];

    /// <summary>Writes all files into <paramref name="folder"/>.</summary>
    /// <param name="cut">As <see cref="MediaFile.Cut"/>.</param>
    /// <exception cref="InputRefusedException">The picture is damaged.</exception>
    public static PictureMade Write(byte[] content, string folder, string key, int cut)
    {
        try
        {
            var file = Path.Combine(folder, MediaFile.MasterName(key));
            var (width, height) = WriteMaster(content, file);
            WriteSizes(folder, key, MediaFile.RenditionsOf(width));
            using var master = Image.NewFromFile(file);
            WriteCard(master, Path.Combine(folder, MediaFile.CardName(key, cut)), cut);
            return new(width, height, WriteCrops(master, folder, key, cut));
        }
        catch (VipsException)
        {
            throw new InputRefusedException("picture.damaged");
        }
    }

    /// <summary>Writes into <paramref name="folder"/> what older programs did not make of a picture: the crops.</summary>
    /// <exception cref="InputRefusedException">The master is damaged, or not there.</exception>
    public static PictureMade WriteMissing(string masterFile, string folder, string key, int cut) => OfMaster(masterFile, master => WriteCrops(master, folder, key, cut));

    /// <summary>Writes into <paramref name="folder"/> all that is cut of a picture: the crops and the card.</summary>
    /// <exception cref="InputRefusedException">The master is damaged, or not there.</exception>
    public static PictureMade WriteCuts(string masterFile, string folder, string key, int cut) => OfMaster(masterFile, master =>
    {
        WriteCard(master, Path.Combine(folder, MediaFile.CardName(key, cut)), cut);
        return WriteCrops(master, folder, key, cut);
    });

    /// <summary>The picture as a file of its own after what was done to it; a <see cref="PictureChange.Replace"/> needs none of this.</summary>
    /// <exception cref="InputRefusedException">The master is damaged, or not there.</exception>
    public static byte[] Change(string masterFile, PictureChange change)
    {
        PictureHeader.Prepare();
        try
        {
            using var master = Image.NewFromFile(masterFile);
            using var changed = change switch
            {
                PictureChange.Turn turn => master.Rot(turn.ToTheRight ? Enums.Angle.D90 : Enums.Angle.D270),
                PictureChange.Crop { Area: var area } when area.Of(master.Width, master.Height) is var (left, top, width, height) => master.Crop(left, top, width, height),
                PictureChange.Blur blur => Blurred(master, blur.Areas),
                _ => throw new InvalidOperationException("A change without a picture."),
            };
            return changed.JpegsaveBuffer(q: MasterQuality, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException)
        {
            throw new InputRefusedException("picture.damaged");
        }
    }

    // A few coarse squares each: what is merely softened can be sharpened again.
    private static Image Blurred(Image master, IReadOnlyList<Area> areas)
    {
        var image = master.Copy();
        foreach (var (left, top, width, height) in areas.Select(a => a.Of(master.Width, master.Height)))
        {
            using var before = image;
            using var part = before.Crop(left, top, width, height);
            using var few = part.ThumbnailImage(Math.Max(1, Squares * width / Math.Max(width, height)), height: Math.Max(1, Squares * height / Math.Max(width, height)), size: Enums.Size.Force);
            using var squares = few.Resize((double)width / few.Width, vscale: (double)height / few.Height, kernel: Enums.Kernel.Nearest);
            using var exact = squares.Width == width && squares.Height == height ? squares.Copy() : squares.Gravity(Enums.CompassDirection.NorthWest, width, height, extend: Enums.Extend.Copy);
            image = before.Insert(exact, left, top);
        }
        return image;
    }

    /// <param name="file">The master.</param>
    /// <param name="write">Gives the picture's ground.</param>
    private static PictureMade OfMaster(string file, Func<Image, int> write)
    {
        PictureHeader.Prepare();
        try
        {
            using var master = Image.NewFromFile(file);
            return new(Ground: write(master));
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
            SaveWebp(again, Path.Combine(folder, MediaFile.FileName(key, width, "webp")));
        }
    }

    private static (int Width, int Height) WriteMaster(byte[] content, string file)
    {
        using var whole = Read(content);
        using var read = whole.ThumbnailImage(MaxWidth, height: MaxHeight, size: Enums.Size.Down, outputProfile: "srgb");
        using var upright = OnWhite(read);
        Save(upright, file, MasterQuality, smallest: false);
        return (upright.Width, upright.Height);
    }

    // Not ThumbnailBuffer: in 8.18 it paints what is missing of a damaged picture black, whatever failOn says.
    private static Image Read(byte[] content)
    {
        using var header = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
        var shrink = 1;
        while (PictureKinds.IsJpeg(content) && shrink < 8 && Math.Min(header.Width, header.Height) / (shrink * 2) >= MaxWidth) shrink *= 2;
        return Image.NewFromBuffer(content, shrink > 1 ? $"shrink={shrink}" : "", Enums.Access.Sequential, Enums.FailOn.Error);
    }

    private static Image OnWhite(Image image)
    {
        using var coloured = image.Interpretation == Enums.Interpretation.Srgb ? image.Copy() : image.Colourspace(Enums.Interpretation.Srgb);
        using var flat = coloured.HasAlpha() ? coloured.Flatten(background: [255, 255, 255]) : coloured.Copy();
        return flat.Cast(Enums.BandFormat.Uchar);
    }

    private static void WriteCard(Image master, string file, int by)
    {
        using var card = CardOf(master, by);
        foreach (var quality in CardQualities)
        {
            Save(card, file, quality);
            if (new FileInfo(file).Length <= CardBytes) return;
        }
    }

    /// <summary>Cut to the card's shape before anything is enlarged: a thread-thin picture would otherwise grow without bound.</summary>
    public static Image CardOf(Image master, int by = 0)
    {
        var width = Math.Max(1, (int)Math.Min(master.Width, (long)master.Height * CardWidth / CardHeight));
        var height = Math.Max(1, (int)Math.Min(master.Height, (long)master.Width * CardHeight / CardWidth));
        using var cut = Cut(master, width, height, by);
        return cut.ThumbnailImage(CardWidth, height: CardHeight, size: Enums.Size.Force);
    }

    private static int WriteCrops(Image master, string folder, string key, int by)
    {
        var size = MediaFile.CutOf(master.Width, master.Height);
        using var cut = Cut(master, size.Width, size.Height, by);
        foreach (var width in MediaFile.CropsOf(master.Width, master.Height))
        {
            using var crop = cut.ThumbnailImage(width, height: MediaFile.CropHeight(width), size: Enums.Size.Force);
            Save(crop, Path.Combine(folder, MediaFile.CropName(key, width, "jpg", by)), 78);
            SaveWebp(crop, Path.Combine(folder, MediaFile.CropName(key, width, "webp", by)));
        }
        using var mean = master.ThumbnailImage(1, height: 1, size: Enums.Size.Force);
        return mean.Getpoint(0, 0) is [var red, var green, var blue] ? Ground.Nearest(red, green, blue) : 0;
    }

    /// <summary>Where a picture is cut, for crops and cards alike: around the point that the newsroom named, else so that it shows what draws the eye.</summary>
    private static Image Cut(Image master, int width, int height, int by) => FocalPoint.Of(by) is { } point
        ? master.Crop(FocalPoint.Start(master.Width, width, point.X), FocalPoint.Start(master.Height, height, point.Y), width, height)
        : master.Smartcrop(width, height, interesting: Enums.Interesting.Attention);

    private static void SaveWebp(Image image, string file) => image.Webpsave(file, q: 75, keep: Enums.ForeignKeep.None);

    // Baseline: a progressive JPEG costs an old phone several times the memory. Smallest: some percent less, but the
    // encoder then holds the whole picture, six bytes a pixel; the master, which no reader sees, is written as it comes.
    private static void Save(Image image, string file, int quality, bool smallest = true) =>
        image.Jpegsave(file, q: quality, optimizeCoding: smallest, keep: Enums.ForeignKeep.None);
}
