namespace NewsSite.Model;

/// <summary>
/// A picture: a master and its renditions lie in <c>media/</c> of the data folder, named by <see cref="Key"/>. The
/// upload itself is never kept.
/// </summary>
public sealed class MediaFile
{
    /// <summary>Widths in pixels of the renditions; none is wider than the master, whose own is the last where it lies between them.</summary>
    public static readonly int[] Widths = [320, 640, 960, 1280, 1920];

    public long Id { get; private set; }

    /// <summary>A secret digest of the content: nobody can tell from a file whether the paper holds it.</summary>
    public required string Key { get; init; }

    /// <summary>What the newsroom calls it, and Markdown by: a file name.</summary>
    public required string Name { get; set; }

    /// <summary>Of the master, in pixels, upright.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }

    public DateTime StoredAt { get; init; }

    /// <summary>Every file that lies in <c>media/</c> for this picture; a row without one of them is a fault.</summary>
    public IEnumerable<string> FileNames => FileNamesOf(Key, Width);

    public static IEnumerable<string> FileNamesOf(string key, int width) =>
        [MasterName(key), CardName(key), .. RenditionsOf(width).SelectMany(w => new[] { FileName(key, w, "webp"), FileName(key, w, "jpg") })];

    /// <summary>The widths that exist for a picture of that width, its own among them, the smallest first.</summary>
    public static IEnumerable<int> RenditionsOf(int width) => width > Widths[^1] ? Widths : [.. Widths.Where(w => w < width), width];

    /// <summary>A rendition's file name; <paramref name="format"/> is <c>webp</c> or <c>jpg</c>.</summary>
    public static string FileName(string key, int width, string format) => $"{key}-{width}.{format}";

    /// <summary>The 1200 × 630 JPEG for cards of other sites.</summary>
    public static string CardName(string key) => $"{key}-card.jpg";

    /// <summary>The source of all sizes; no request can name it.</summary>
    public static string MasterName(string key) => $"{key}-master.jpg";
}
