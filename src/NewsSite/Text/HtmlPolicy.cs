using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace NewsSite.Text;

/// <summary>
/// The tags, attributes, ids and classes that an article may hold: those that our renderer writes for Markdown, and no
/// others (P1, P2, P4). Of attributes users write addresses, titles and languages alone, so what else arrives here is an attack or a fault.
/// </summary>
internal static partial class HtmlPolicy
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li",
        "a", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img", "div", "sup", "span",
    ];

    private static readonly HashSet<string> Classes = ["footnotes", "footnote-ref", "footnote-back-ref", "align-center", "align-end", "pull"];

    private static readonly HtmlSanitizer Articles = Create();

    /// <summary>Neutral HTML from what Markdig wrote.</summary>
    public static string Article(string html) => Articles.Sanitize(Rewritten(html));

    /// <summary>Whether <paramref name="url"/> may stand in a link: http, https, mailto, or relative (P2).</summary>
    public static bool IsLink(string url) => Link().IsMatch(url);

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags),
            AllowedAttributes = new HashSet<string> { "href", "title", "id", "class", "alt", "data-media", "start", "lang", "dir" },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
            AllowedCssProperties = new HashSet<string>(),
            UriAttributes = new HashSet<string> { "href" },
        })
        { KeepChildNodes = true };
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is IElement element) Restrict(element);
        };
        return sanitizer;
    }

    private static void Restrict(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            if (!IsAllowed(element.LocalName, attribute.Name, attribute.Value)) element.RemoveAttribute(attribute.Name);
        }
        if (element.LocalName == "table") element.SetAttribute("tabindex", "0"); // a wide one is scrolled by keyboard too
        if (element.LocalName == "img" && !element.HasAttribute("data-media")) element.Remove();
    }

    private static bool IsAllowed(string tag, string attribute, string value) => (tag, attribute) switch
    {
        ("a", "href") => IsLink(value),
        ("a", "title") or ("img", "alt") or ("ol", "start") => true,
        ("a" or "li" or "h2" or "h3" or "h4" or "h5" or "h6", "id") => OurId().IsMatch(value),
        ("a" or "div" or "th" or "td" or "blockquote", "class") => value.Split(' ').All(Classes.Contains),
        ("span", "lang") => LanguageTag.IsValid(value),
        ("span", "dir") => value is "ltr" or "rtl",
        ("img", "data-media") => MediaKey().IsMatch(value),
        _ => false,
    };

    // Headings start below the page's own h1; Markdig's footnote ids and its one style attribute get our form.
    private static string Rewritten(string html) => html
        .Replace("<h1>", "<h2>", StringComparison.Ordinal).Replace("<h1 id=", "<h2 id=", StringComparison.Ordinal).Replace("</h1>", "</h2>", StringComparison.Ordinal)
        .Replace("\"fn:", "\"fn-", StringComparison.Ordinal).Replace("\"#fn:", "\"#fn-", StringComparison.Ordinal)
        .Replace("\"fnref:", "\"fnref-", StringComparison.Ordinal).Replace("\"#fnref:", "\"#fnref-", StringComparison.Ordinal)
        .Replace(" style=\"text-align: left;\"", "", StringComparison.Ordinal)
        .Replace(" style=\"text-align: center;\"", " class=\"align-center\"", StringComparison.Ordinal)
        .Replace(" style=\"text-align: right;\"", " class=\"align-end\"", StringComparison.Ordinal);

    [GeneratedRegex(@"\A(?:fn|fnref|s)-[\w-]{1,100}\z")]
    private static partial Regex OurId();

    [GeneratedRegex(@"\A[0-9a-z]{16,64}\z")]
    private static partial Regex MediaKey();

    // A scheme we allow, or no scheme: no colon before the first slash, question mark or hash, and no "//host". No
    // controls, since a browser drops them: "/", tab, "/host" is "//host" to it.
    [GeneratedRegex(@"\A(?!.*[\x00-\x1f])(?:https?://|mailto:|[#?]|/(?![/\\])|[^\s:/?#\\]+(?:[/?#]|\z))", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Link();
}
