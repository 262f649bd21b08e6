using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>An article's text and pictures as lite pages show them: what a picture shows, in words, and a link to it that says what it costs.</summary>
public sealed class LiteMarkup(CurrentEdition here, DataFolder folder)
{
    private const int WidestShown = 640;

    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public IHtmlContent Body(string neutralHtml, IReadOnlyDictionary<string, MediaFile> pictures) => LiteHtml.Expand(
        here.Footnoted(neutralHtml),
        (key, alt) => pictures.ContainsKey(key) ? Words(alt, here.Edition.Code) : "",
        key => pictures.TryGetValue(key, out var media) ? Way(key, media.Width) : "",
        Stays).Content();

    /// <summary>A standing page's stored text, which holds no pictures.</summary>
    public IHtmlContent Body(string neutralHtml) => Body(neutralHtml, new Dictionary<string, MediaFile>());

    public IHtmlContent Picture(CardPicture picture) =>
        ArticleHtml.Trusted(Words(Letters.Encode(picture.Alt), picture.AltLang ?? here.Edition.Code) + Way(picture.Key, picture.Width)).Content();

    // A span can stand wherever a picture can.
    private string Words(string encodedAlt, string language) =>
        encodedAlt.Length == 0 ? "" : $"<span class=\"alt\"{(language == here.Edition.Code ? "" : $" lang=\"{Letters.Encode(language)}\" dir=\"{here.DirectionOf(language)}\"")}>{encodedAlt}</span> ";

    private string Way(string key, int width)
    {
        var widths = MediaFile.RenditionsOf(width).ToList();
        var name = MediaFile.FileName(key, widths.Last(w => w <= WidestShown || w == widths[0]), "jpg");
        var file = new FileInfo(Path.Combine(folder.Media, name));
        if (!file.Exists) return "";
        var size = here.Dates.Number((file.Length + 1023) / 1024);
        return string.Create(CultureInfo.InvariantCulture, $"<a href=\"/media/{name}\">{Letters.Encode(here.Words.Format("lite.show-picture", size))}</a>");
    }

    /// <summary>An address below the site's root, written in a text, as the same page in lite. Files and the desk have no lite form.</summary>
    private string Stays(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var (page, rest) = end < 0 ? (path, "") : (path[..end], path[end..]);
        var edition = here.Paper.Editions.Find(e => e.Prefix.Length > 0 && IsBelow(page, e.PathBase)) ?? here.Paper.Default;
        page = page[edition.PathBase.Length..];
        if (page.Contains('.', StringComparison.Ordinal) || IsBelow(page, Edition.LitePath) || IsBelow(page, "/admin") || IsBelow(page, "/account")) return path;
        return edition.BaseIn(lite: true) + (page == "/" ? "" : page) + rest;
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');
}
