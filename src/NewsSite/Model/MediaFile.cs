namespace NewsSite.Model;

/// <summary>
/// A picture: a master, its renditions and its crops lie in <c>media/</c> of the data folder, named by <see cref="Key"/>.
/// The upload itself is never kept.
/// </summary>
public sealed class MediaFile
{
    /// <summary>Which files belong to a picture, and what is known of it: raised when that grows. 1: the crops and the ground.</summary>
    public const int CurrentFiles = 1;

    /// <summary>Widths in pixels of the renditions; none is wider than the master, whose own is the last where it lies between them.</summary>
    public static readonly int[] Widths = [320, 640, 960, 1280, 1920];

    /// <summary>Widths in pixels of the crops, which are 3:2; none is wider than what can be cut from the master.</summary>
    public static readonly int[] CropWidths = [160, 320, 640, 960];

    public long Id { get; private set; }

    /// <summary>A secret digest of the content: nobody can tell from a file whether the paper holds it.</summary>
    public required string Key { get; init; }

    /// <summary>What the newsroom calls it, and Markdown by: a file name.</summary>
    public required string Name { get; set; }

    /// <summary>Of the master, in pixels, upright.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>One of <see cref="Model.Ground"/>'s; tells nothing before <see cref="FilesVersion"/> 1.</summary>
    public int Ground { get; private set; }

    /// <summary>Which <see cref="CurrentFiles"/> it was when the files were made; an older picture has fewer, and pages do without them.</summary>
    public int FilesVersion { get; private set; }

    /// <summary>The number of the <see cref="FocalPoint"/> by which the crops and the card were cut; 0 for what draws the eye. It stands in their names: a file never changes under its own.</summary>
    public int Cut { get; private set; }

    public DateTime StoredAt { get; init; }

    /// <summary>UTC of the moment at which its files were destroyed: its addresses say so, and the same picture is not taken again. Null where they lie there.</summary>
    /// <summary>Where a <see cref="Tombstone"/> of the picture with that key stands.</summary>
    public static string TombstoneOf(string key) => $"pictures/{key}";

    public DateTime? DestroyedAt { get; private set; }

    /// <summary>Every file that lies in <c>media/</c> for this picture; a row without one of them is a fault.</summary>
    public IEnumerable<string> FileNames => DestroyedAt is null ? FileNamesOf(Key, Width, Height, FilesVersion, Cut) : [];

    /// <summary>Forgets what the picture was called; the caller deletes the files that it had.</summary>
    public void Destroy(DateTime now) => (Name, FilesVersion, DestroyedAt) = (Key, CurrentFiles, now);

    /// <summary>That all of today's files lie there.</summary>
    public void Complete(int ground)
    {
        Ground = ground;
        FilesVersion = CurrentFiles;
    }

    /// <summary>That the crops and the card were made anew around another point; the caller deletes the <see cref="CutNames"/> of before.</summary>
    public void Recut(int cut, int ground)
    {
        Cut = cut;
        Complete(ground);
    }

    /// <summary>The files that are cut of it.</summary>
    public IEnumerable<string> CutNames => [CardName(Key, Cut), .. CropNamesOf(Key, Width, Height, Cut)];

    public static IEnumerable<string> FileNamesOf(string key, int width, int height, int filesVersion, int cut) =>
        [MasterName(key), CardName(key, cut), .. InBothFormats(RenditionsOf(width), (w, format) => FileName(key, w, format)), .. filesVersion < 1 ? [] : CropNamesOf(key, width, height, cut)];

    public static IEnumerable<string> CropNamesOf(string key, int width, int height, int cut = 0) => InBothFormats(CropsOf(width, height), (w, format) => CropName(key, w, format, cut));

    /// <summary>The widths that exist for a picture of that width, its own among them, the smallest first.</summary>
    public static IEnumerable<int> RenditionsOf(int width) => UpTo(width, Widths);

    /// <summary>The widths in which the crop of such a picture exists, the smallest first.</summary>
    public static IEnumerable<int> CropsOf(int width, int height) => UpTo(CutOf(width, height).Width, CropWidths);

    /// <summary>The largest 3:2 that such a picture holds, in pixels.</summary>
    public static (int Width, int Height) CutOf(int width, int height) =>
        (Math.Max(1, Math.Min(width, height * 3 / 2)), Math.Max(1, Math.Min(height, width * 2 / 3)));

    /// <summary>How high a crop is.</summary>
    public static int CropHeight(int width) => Math.Max(1, (int)Math.Round(width * 2 / 3.0));

    /// <summary>A rendition's file name; <paramref name="format"/> is <c>webp</c> or <c>jpg</c>.</summary>
    public static string FileName(string key, int width, string format) => $"{key}-{width}.{format}";

    /// <summary>A crop's file name; <paramref name="format"/> is <c>webp</c> or <c>jpg</c>.</summary>
    public static string CropName(string key, int width, string format, int cut = 0) => $"{key}-c{width}{Mark(cut)}.{format}";

    /// <summary>The 1200 × 630 JPEG for cards of other sites.</summary>
    public static string CardName(string key, int cut = 0) => $"{key}-card{Mark(cut)}.jpg";

    /// <summary>The source of all sizes; no request can name it.</summary>
    public static string MasterName(string key) => $"{key}-master.jpg";

    private static int[] UpTo(int width, int[] widths) => width > widths[^1] ? widths : [.. widths.Where(w => w < width), width];

    private static string Mark(int cut) => cut == 0 ? "" : $"f{cut}";

    private static IEnumerable<string> InBothFormats(IEnumerable<int> widths, Func<int, string, string> name) =>
        widths.SelectMany(w => new[] { name(w, "webp"), name(w, "jpg") });
}
