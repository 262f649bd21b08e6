using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class HtmlPolicyTests
{
    private const string Key = "0123456789abcdef0123";

    private static readonly string[] Places =
    [
        "{0}", "a {0} b", "[a]({0})", "[a](lang:{0})", "[{0}](lang:ps)", "[a](<{0}>)", "[a](b \"{0}\")", "[a](b '{0}')", "[a](b ({0}))", "[{0}](https://a.example)", "![{0}](known)", "![a](known \"{0}\")", "![a]({0})",
        "![{0}](unknown)", "[![{0}](known)]({0})", "![a [^1] {0}](known)\n\n[^1]: {0}", "a[^1]\n\n[^1]: {0}", "a[^{0}]\n\n[^{0}]: b", "a|b\n-|-\n{0}|c", "{0}|b\n:-:|-:\nc|d", "# {0}", "{0}\n===",
        "`{0}`", "```\n{0}\n```", "```{0}\nx\n```", "    {0}", "<{0}>", "[a]\n\n[a]: {0}", "[a]\n\n[a]: <{0}>", "[a]\n\n[a]: b \"{0}\"", "[{0}]\n\n[{0}]: https://a.example", "> {0}", "- {0}", "*{0}*", "**{0}**", "~~{0}~~",
    ];

    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["a"] = ["href", "title", "id", "class"],
        ["img"] = ["data-media", "alt"],
        ["li"] = ["id"],
        ["h2"] = ["id"],
        ["h3"] = ["id"],
        ["h4"] = ["id"],
        ["h5"] = ["id"],
        ["h6"] = ["id"],
        ["blockquote"] = ["class"],
        ["ol"] = ["start"],
        ["div"] = ["class"],
        ["table"] = ["tabindex"],
        ["th"] = ["class"],
        ["td"] = ["class"],
        ["span"] = ["lang", "dir"],
    };

    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr",
        "th", "td", "figure", "figcaption", "img", "div", "sup", "span",
    ];

    private static readonly string[] Classes = ["footnotes", "footnote-ref", "footnote-back-ref", "align-center", "align-end", "pull"];

    [Fact]
    public void The_corpus_is_large() => Assert.True(Payloads.All.Distinct().Count() >= 150, $"{Payloads.All.Distinct().Count()}");

    [Fact]
    public void No_payload_in_any_place_of_Markdown_becomes_more_than_an_article_may_hold()
    {
        foreach (var (place, payload) in Everywhere())
        {
            var html = Render(place, payload);
            Assert.True(Fault(html) is null, $"{Fault(html)} from {payload} in {place}: {html}");
            Assert.Equal(html, HtmlPolicy.Article(html)); // sanitised once is sanitised
        }
    }

    [Fact]
    public void Control_without_the_sanitiser_or_with_html_payloads_come_through()
    {
        var noSanitiser = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().DisableHtml().Build();
        var html = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build();
        var some = Everywhere().Where((_, i) => i % 11 == 0).ToList();
        Assert.True(some.Count(p => Scripts(Markdown.ToHtml(In(p.Place, p.Payload), noSanitiser))) > 5);
        Assert.True(some.Count(p => Scripts(Markdown.ToHtml(In(p.Place, p.Payload), html))) > 50);
        Assert.True(Payloads.Markup.Count(payload => Fault(payload) is not null) > 100);
    }

    [Fact]
    public void No_payload_given_as_html_passes_the_sanitiser()
    {
        foreach (var payload in Payloads.All.SelectMany(p => (string[])[p, $"<p>{p}</p>", $"<a href=\"{p}\">x</a>", $"<img data-media=\"{p}\" alt=\"{p}\">", $"<table><tr><td {p}>x", $"<li id=\"fn-1\" {p}>", $"<span lang=\"{p}\" dir=\"{p}\" {p}>x"]))
        {
            var html = HtmlPolicy.Article(payload);
            Assert.True(Fault(html, anyPicture: true) is null, $"{Fault(html, anyPicture: true)} from {payload}: {html}");
        }
    }

    [Fact]
    public void Pictures_put_in_their_place_bring_nothing_else_along()
    {
        foreach (var payload in Payloads.All)
        {
            var neutral = ArticleMarkdown.Render($"![{payload}](known)\n\n![b](known \"{payload}\")", Known).NeutralHtml;
            var shown = ArticleHtml.Expand(neutral, (key, alt) => $"<img src=\"/media/{key}-640.webp\" alt=\"{alt}\">").ToString();
            Assert.Empty(Parse(shown).QuerySelectorAll("[data-media]"));
            foreach (var picture in Parse(shown).QuerySelectorAll("img"))
            {
                Assert.Equal(["src", "alt"], picture.Attributes.Select(a => a.Name));
                Assert.Equal($"/media/{Key}-640.webp", picture.GetAttribute("src"));
            }
        }
    }

    [Theory]
    [InlineData("https://a.example/x?y=1#z")]
    [InlineData("HTTP://a.example")]
    [InlineData("mailto:desk@paper.example")]
    [InlineData("/articles/x")]
    [InlineData("articles/x:y")]
    [InlineData("#fn-1")]
    [InlineData("?before=1-1")]
    [InlineData("مقاله/۱")]
    [InlineData("../x")]
    public void An_honest_address_stays_a_link(string address)
    {
        Assert.True(HtmlPolicy.IsLink(address));
        Assert.NotNull(Parse(ArticleMarkdown.Render($"[a]({address})", _ => null).NeutralHtml).QuerySelector("a[href]"));
    }

    [Fact]
    public void A_dangerous_address_is_no_link()
    {
        foreach (var address in Payloads.Addresses)
        {
            var decoded = System.Net.WebUtility.HtmlDecode(address);
            if (Destination(decoded) is { } bad) Assert.False(HtmlPolicy.IsLink(decoded), $"{bad}: {address}");
        }
    }

    private static IEnumerable<(string Place, string Payload)> Everywhere() => Places.SelectMany(place => Payloads.All.Select(payload => (place, payload)));

    private static string In(string place, string payload) => place.Replace("{0}", payload, StringComparison.Ordinal);

    private static string Render(string place, string payload) => ArticleMarkdown.Render(In(place, payload), Known).NeutralHtml;

    private static string? Known(string name) => name == "known" ? Key : null;

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<base href=https://paper.example/a/><body>" + html).Body!;

    private static bool Scripts(string html) => Parse(html).QuerySelectorAll("*").Any(e =>
        e.LocalName is "script" or "iframe" or "form" or "style" || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))
        || (e.GetAttribute("href") is { } href && Destination(href) is not null));

    /// <summary>The first thing of that HTML which an article may not hold; null when there is none.</summary>
    private static string? Fault(string html, bool anyPicture = false)
    {
        var body = Parse(html);
        var ids = new HashSet<string>();
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (!Tags.Contains(element.LocalName)) return $"<{element.LocalName}>";
            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.GetValueOrDefault(element.LocalName, []).Contains(attribute.Name)) return $"{element.LocalName}[{attribute.Name}]";
            }
            if (element.GetAttribute("class") is { } classes && !classes.Split(' ').All(Classes.Contains)) return $"class {classes}";
            if (element.GetAttribute("id") is { } id && !(System.Text.RegularExpressions.Regex.IsMatch(id, @"\A(fn|fnref|s)-[\w-]+\z") && ids.Add(id))) return $"id {id}";
            if (element.GetAttribute("lang") is { } lang && !LanguageTag.IsValid(lang)) return $"lang {lang}";
            if (element.GetAttribute("dir") is { } dir && dir is not ("ltr" or "rtl")) return $"dir {dir}";
            if (element.GetAttribute("href") is { } href && Destination(href) is { } bad) return $"link to {bad}";
            if (element.LocalName == "img" && element.GetAttribute("data-media") is var key && key != Key && !anyPicture) return $"picture {key}";
        }
        return body.Descendants<IComment>().Any() ? "a comment" : null;
    }

    /// <summary>Where a browser would go with that link, if it may not; null when it may.</summary>
    private static string? Destination(string href)
    {
        // A browser trims blanks and controls at the ends, drops tabs and line ends, and reads a backslash as a slash.
        var plain = string.Concat(href.Trim([.. Enumerable.Range(0, 33).Select(c => (char)c)]).Where(c => c is not ('\t' or '\n' or '\r'))).Replace('\\', '/');
        if (plain.StartsWith("//", StringComparison.Ordinal)) return "another host: " + href;
        var scheme = System.Text.RegularExpressions.Regex.Match(plain, @"\A([A-Za-z][A-Za-z0-9+.-]*):").Groups[1].Value;
        return scheme.ToLowerInvariant() is "" or "http" or "https" or "mailto" ? null : scheme;
    }
}
