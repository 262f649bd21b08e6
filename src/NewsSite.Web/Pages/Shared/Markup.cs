using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>HTML that is not written in views: the stored text of an article, and pictures with all their sizes.</summary>
public static class Markup
{
    /// <summary>What shows an article's width in the layout, for the browser's choice of a size.</summary>
    private const string WholeWidth = "(min-width: 44em) 42em, 100vw";

    // As in views: Dari and Pashto as letters, not as numbers.
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The one way for HTML to get into a page unencoded.</summary>
    public static IHtmlContent Content(this SafeHtml html) => new Safe(html);

    /// <summary>An article's stored text with its pictures in place.</summary>
    public static IHtmlContent Body(string neutralHtml, IReadOnlyDictionary<string, MediaFile> pictures) =>
        ArticleHtml.Expand(neutralHtml, (key, alt) => pictures.TryGetValue(key, out var media)
            ? Picture(key, media.Width, media.Height, alt, null, WholeWidth, isFirst: false)
            : "").Content();

    /// <summary>A standing page's stored text, which holds no pictures.</summary>
    public static IHtmlContent Body(string neutralHtml) => ArticleHtml.Expand(neutralHtml, (_, _) => "").Content();

    /// <summary>A picture in WebP and JPEG, with its own size so that nothing jumps.</summary>
    /// <param name="picture">Which one; its alt text may be empty where the text beside it says the same.</param>
    /// <param name="sizes">As in the <c>sizes</c> attribute.</param>
    /// <param name="isFirst">Loaded at once and first; others wait until they are near.</param>
    public static IHtmlContent Picture(CardPicture picture, string sizes = WholeWidth, bool isFirst = false) =>
        new Safe(ArticleHtml.Trusted(Picture(picture.Key, picture.Width, picture.Height, Letters.Encode(picture.Alt), picture.AltLang, sizes, isFirst)));

    private static string Picture(string key, int width, int height, string encodedAlt, string? altLang, string sizes, bool isFirst)
    {
        var widths = MediaFile.RenditionsOf(width).ToList();
        var shown = widths.Last(w => w <= 960 || w == widths[0]);
        var tag = new StringBuilder("<picture>");
        tag.Append(CultureInfo.InvariantCulture, $"<source type=\"image/webp\" srcset=\"{Set(key, widths, "webp")}\" sizes=\"{sizes}\">");
        tag.Append(CultureInfo.InvariantCulture, $"<img src=\"/media/{MediaFile.FileName(key, shown, "jpg")}\" srcset=\"{Set(key, widths, "jpg")}\" sizes=\"{sizes}\"");
        tag.Append(CultureInfo.InvariantCulture, $" width=\"{shown}\" height=\"{(int)Math.Round((double)shown * height / width)}\" alt=\"{encodedAlt}\"");
        if (altLang is not null) tag.Append(CultureInfo.InvariantCulture, $" lang=\"{Letters.Encode(altLang)}\"");
        tag.Append(isFirst ? " fetchpriority=\"high\"" : " loading=\"lazy\" decoding=\"async\"");
        return tag.Append("></picture>").ToString();
    }

    private static string Set(string key, IEnumerable<int> widths, string format) =>
        string.Join(", ", widths.Select(w => string.Create(CultureInfo.InvariantCulture, $"/media/{MediaFile.FileName(key, w, format)} {w}w")));

    /// <summary>The address of a style sheet or script, with a digest of its content in it: the same in every edition.</summary>
    public static string Asset(this HttpContext context, string file) =>
        "/" + (context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[file] ?? file);

    private sealed class Safe(SafeHtml html) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html.ToString());
    }
}
