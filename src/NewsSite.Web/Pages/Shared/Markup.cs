using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>HTML that is not written in views: the stored text of an article, and pictures with all their sizes.</summary>
public static class Markup
{
    /// <summary>The one way for HTML to get into a page unencoded.</summary>
    public static IHtmlContent Content(this SafeHtml html) => new Safe(html);

    /// <summary>An article's stored text with its pictures in place.</summary>
    public static IHtmlContent Body(this CurrentEdition here, string neutralHtml, IReadOnlyDictionary<string, MediaFile> pictures) =>
        ArticleHtml.Expand(here.Footnoted(neutralHtml), (key, alt) => pictures.TryGetValue(key, out var media)
            ? PictureTag.Whole(CardPicture.Of(media, ""), alt, PictureSizes.Whole, isFirst: false)
            : "").Content();

    /// <summary>A standing page's stored text, which holds no pictures.</summary>
    public static IHtmlContent Body(this CurrentEdition here, string neutralHtml) => here.Body(neutralHtml, new Dictionary<string, MediaFile>());

    /// <summary>Stored text with the marks of its footnotes in the digits and the direction of the edition.</summary>
    public static string Footnoted(this CurrentEdition here, string neutralHtml) =>
        Footnotes.Show(neutralHtml, here.Dates.Number, here.Edition.Direction == "rtl", here.Words["article.note-back"]);

    /// <summary>The same to be read beside another text: what a picture shows in words in its place, and links that open a page of their own.</summary>
    public static IHtmlContent Words(string neutralHtml) => ArticleHtml.Expand(
        neutralHtml.Replace("<a href=\"http", "<a target=\"_blank\" rel=\"noopener\" href=\"http", StringComparison.Ordinal).Replace("<a href=\"/", "<a target=\"_blank\" href=\"/", StringComparison.Ordinal),
        (_, alt) => alt.Length == 0 ? "" : $"<span class=\"alt\">{PictureTag.Encode(WebUtility.HtmlDecode(alt))}</span>").Content();

    /// <summary>All of a picture, as an article shows it.</summary>
    /// <param name="picture">Which one; its alt text may be empty where the text beside it says the same.</param>
    /// <param name="sizes">As in the <c>sizes</c> attribute.</param>
    /// <param name="isFirst">Loaded at once and first; others wait until they are near.</param>
    public static IHtmlContent Picture(CardPicture picture, string sizes = PictureSizes.Whole, bool isFirst = false) =>
        new Safe(ArticleHtml.Trusted(PictureTag.Whole(picture, PictureTag.Encode(picture.Alt), sizes, isFirst)));

    /// <summary>A picture as lists show it: cut to 3:2.</summary>
    /// <param name="picture">Which one; its alt text may be empty where the text beside it says the same.</param>
    /// <param name="sizes">One of <see cref="PictureSizes"/>.</param>
    /// <param name="isFirst">Loaded at once and first; others wait until they are near.</param>
    public static IHtmlContent Card(CardPicture picture, string sizes = PictureSizes.Card, bool isFirst = false) =>
        new Safe(ArticleHtml.Trusted(PictureTag.Cropped(picture, PictureTag.Encode(picture.Alt), sizes, isFirst)));

    /// <summary>A name as the edition calls it; where only other languages have one, that one, marked as theirs.</summary>
    public static IHtmlContent Name(this CurrentEdition here, EditionText name)
    {
        var text = PictureTag.Encode(name.In(here.Edition.Code));
        return new Safe(ArticleHtml.Trusted(name.OtherLanguageIn(here.Edition.Code) is { } language
            ? $"<bdi lang=\"{PictureTag.Encode(language)}\" dir=\"{here.DirectionOf(language)}\">{text}</bdi>"
            : text));
    }

    /// <summary>The address of the paper's mark, which holds the drawing itself.</summary>
    public static IHtmlContent Mark(Paper paper) => new Safe(ArticleHtml.Trusted(PaperMark.AddressOf(paper)));

    /// <summary>A drawing of <c>_Icons</c> beside words that say the same, itself without the style sheet, too; lite has none.</summary>
    public static IHtmlContent Icon(this CurrentEdition here, string name) =>
        new Safe(ArticleHtml.Trusted(here.IsLite ? "" : $"<svg class=\"icon\" width=\"18\" height=\"18\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" aria-hidden=\"true\"><use href=\"#i-{name}\" /></svg>"));

    /// <summary>The address of a style sheet or script, with a digest of its content in it: the same in every edition.</summary>
    public static string Asset(this HttpContext context, string file) =>
        "/" + (context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[file] ?? file);

    private sealed class Safe(SafeHtml html) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html.ToString());
    }
}
