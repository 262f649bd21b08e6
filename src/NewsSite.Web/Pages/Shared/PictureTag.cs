using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>
/// The element of a picture: WebP and JPEG in several widths, with its own size so that nothing jumps, on its ground.
/// One that is first is loaded at once; the others wait until they are near.
/// </summary>
internal static class PictureTag
{
    // As in views: Dari and Pashto as letters, not as numbers.
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    // In pixels; the stylesheet makes it narrower where there is less room.
    private const int Widest = 960;
    private const int Highest = 720;

    public static string Encode(string text) => Letters.Encode(text);

    /// <summary>All of the picture; never larger than it is, nor than a column and a screen.</summary>
    /// <param name="picture">Its alt text is put in as it is given in <paramref name="encodedAlt"/>.</param>
    public static string Whole(CardPicture picture, string encodedAlt, string sizes, bool isFirst) =>
        Write(picture, encodedAlt, sizes, isFirst, [.. MediaFile.RenditionsOf(picture.Width)], MediaFile.FileName, ShownWidth(picture), width => (int)Math.Round((double)width * picture.Height / picture.Width));

    /// <summary>The part of it that lists show, 3:2; all of it while an older program's files are all there is.</summary>
    public static string Cropped(CardPicture picture, string encodedAlt, string sizes, bool isFirst) => picture.FilesVersion < 1
        ? Whole(picture, encodedAlt, sizes, isFirst)
        : Write(picture, encodedAlt, sizes, isFirst, [.. MediaFile.CropsOf(picture.Width, picture.Height)], (key, width, format) => MediaFile.CropName(key, width, format, picture.Cut), null, MediaFile.CropHeight);

    private static int ShownWidth(CardPicture picture) => Math.Max(1, (int)Math.Min(Math.Min(picture.Width, Widest), (long)Highest * picture.Width / Math.Max(1, picture.Height)));

    private static string Write(CardPicture picture, string encodedAlt, string sizes, bool isFirst, int[] widths, Func<string, int, string, string> name, int? shownWidth, Func<int, int> height)
    {
        string Set(string format) => string.Join(", ", widths.Select(w => string.Create(CultureInfo.InvariantCulture, $"/media/{name(picture.Key, w, format)} {w}w")));
        var plain = widths.Last(w => w <= 640 || w == widths[0]);
        var shown = shownWidth ?? plain;
        var tag = new StringBuilder("<picture>");
        tag.Append(CultureInfo.InvariantCulture, $"<source type=\"image/webp\" srcset=\"{Set("webp")}\" sizes=\"{sizes}\">");
        tag.Append(CultureInfo.InvariantCulture, $"<img src=\"/media/{name(picture.Key, plain, "jpg")}\" srcset=\"{Set("jpg")}\" sizes=\"{sizes}\"");
        tag.Append(CultureInfo.InvariantCulture, $" width=\"{shown}\" height=\"{Math.Max(1, height(shown))}\" alt=\"{encodedAlt}\"");
        if (picture.FilesVersion > 0) tag.Append(CultureInfo.InvariantCulture, $" class=\"g{picture.Ground}\"");
        if (picture.AltLang is not null) tag.Append(CultureInfo.InvariantCulture, $" lang=\"{Encode(picture.AltLang)}\" dir=\"{TextDirection.Of(picture.AltLang)}\"");
        tag.Append(isFirst ? " fetchpriority=\"high\"" : " loading=\"lazy\" decoding=\"async\"");
        return tag.Append("></picture>").ToString();
    }
}
