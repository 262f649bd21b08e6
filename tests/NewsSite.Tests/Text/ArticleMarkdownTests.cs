using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class ArticleMarkdownTests
{
    private const string Key = "0123456789abcdef0123";

    private static IElement Shown(string markdown) =>
        new HtmlParser().ParseDocument(ArticleMarkdown.Render(markdown, name => name == "bridge.jpg" ? Key : null).NeutralHtml).Body!;

    [Theory]
    [InlineData("“Curly” and \"straight\", 'single' and ‘curly’ -- dashes --- and ... (c) (r) (tm) 1/2 +- -> <=")]
    [InlineData("می‌روند؛ «نقل قول» ۱۴۰۳ :) :smile: http://a.example www.b.example @c #d")]
    [InlineData("<b>raw</b> & <script>alert(1)</script> &amp co")]
    [InlineData("H~2~O and x^2^ ++in++ ==mark== $x$ a^^^b")]
    public void Text_is_shown_as_it_was_written(string text)
    {
        var body = Shown(text);
        Assert.Equal(text, body.TextContent.TrimEnd('\n'));
        Assert.Equal("P", Assert.Single(body.QuerySelectorAll("*")).TagName);
    }

    [Theory]
    [InlineData("a\u202eb\u2066c\0d")]
    [InlineData("a&#x202e;b&#8294;c&#0;d")]
    public void Nothing_in_a_text_turns_its_neighbours_around(string text) => Assert.Equal("abcd", Shown(text).TextContent.Trim());

    [Fact]
    public void Headings_begin_below_the_headline()
    {
        Assert.Equal(["h2", "h2", "h3", "h6"], Shown("# a\n\n## b\n\n### c\n\n###### d").QuerySelectorAll("*").Select(e => e.LocalName));
        Assert.Equal("<h1>", Shown("# <h1>").QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public void Headings_are_named_by_their_words_and_no_name_stands_twice()
    {
        var body = Shown("## The road\n\n## The *road*\n\n## The road 2\n\n## می‌شود، `چه` &amp; چرا\n\n## !!\n\nSet\n===\n\n### The road");
        Assert.Equal(["s-the-road", "s-the-road-2", "s-the-road-2-2", "s-می-شود-چه-چرا", null, "s-set", "s-the-road-3"], body.QuerySelectorAll("h2, h3").Select(h => h.GetAttribute("id")));
    }

    [Fact]
    public void Headings_make_a_table_of_contents_in_plain_words()
    {
        var headings = ArticleHtml.Headings(ArticleMarkdown.Render("## A & *b*\n\ntext\n\n### Below\n\n## c", _ => null).NeutralHtml);
        Assert.Equal([new("s-a-b", "A & b"), new("s-c", "c")], headings);
    }

    [Fact]
    public void Words_can_be_said_to_be_of_another_language()
    {
        var words = Shown("The word [ورځپاڼه *ده*](lang:ps) and [Beobachter](lang:de).").QuerySelectorAll("span");
        Assert.Equal([("ps", "rtl", "ورځپاڼه ده"), ("de", "ltr", "Beobachter")], words.Select(w => (w.GetAttribute("lang"), w.GetAttribute("dir"), w.TextContent)));
        Assert.Empty(Shown("[x](lang:\"onclick=) [y](lang:) [z](lang:english-language-of-ours) [q](LANG:ps)").QuerySelectorAll("span, [href^=lang]"));
    }

    [Fact]
    public void Words_of_a_quotation_can_be_pulled_out_of_the_text()
    {
        Assert.Equal(("pull", "Said once more."), (Shown(">> Said once more.").QuerySelector("blockquote")!.ClassName, Shown(">> Said once more.").QuerySelector("blockquote > p")!.TextContent));
        Assert.Empty(Shown("> A quotation.\n>\n> > Within it.").QuerySelectorAll(".pull")); // that one stands where it was said
        Assert.Empty(Shown("> A quotation.").QuerySelectorAll("[class]"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("One two\n\n- three\n- [four five](https://a.example/six)", 5)]
    [InlineData("نمی‌شود گفت", 2)]
    public void Words_are_what_stands_between_white_space(string markdown, int words) =>
        Assert.Equal(words, ArticleHtml.CountWords(ArticleMarkdown.Render(markdown, _ => null).NeutralHtml));

    [Fact]
    public void A_footnote_leads_there_and_back()
    {
        var body = Shown("One[^a], two[^b], one again[^a].\n\n[^a]: First.\n[^b]: Second.");
        var marks = body.QuerySelectorAll("a.footnote-ref");
        Assert.Equal(3, marks.Length);
        foreach (var mark in marks)
        {
            Assert.Matches("^fnref-[0-9]+$", mark.Id!);
            var note = body.QuerySelector(mark.GetAttribute("href")!)!; // "#fn-1"
            Assert.Equal("li", note.LocalName);
            Assert.Contains(note.QuerySelectorAll("a.footnote-back-ref"), back => back.GetAttribute("href") == "#" + mark.Id);
        }
        Assert.Equal(body.QuerySelectorAll("[id]").Length, body.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void A_table_keeps_its_alignment_as_classes()
    {
        var body = Shown("a | b | c\n:- | :-: | -:\n1 | 2 | 3");
        Assert.Equal([null, "align-center", "align-end"], body.QuerySelectorAll("td").Select(c => c.GetAttribute("class")));
        Assert.Equal([null, "align-center", "align-end"], body.QuerySelectorAll("th").Select(c => c.GetAttribute("class")));
        Assert.Empty(body.QuerySelectorAll("[style]"));
    }

    [Fact]
    public void A_picture_alone_is_a_figure_and_its_title_the_caption()
    {
        var body = Shown("![A *bridge*\nin `Kabul` & \"more\" <b> > x](bridge.jpg \"Seen <from> \\\"afar\\\"\")");
        var picture = body.QuerySelector("figure > img")!;
        Assert.Equal(Key, picture.GetAttribute("data-media"));
        Assert.Equal("A bridge in Kabul & \"more\" <b> > x", picture.GetAttribute("alt"));
        Assert.Equal("Seen <from> \"afar\"", body.QuerySelector("figure > figcaption")!.TextContent);
        Assert.Equal("p", Shown("before ![a](bridge.jpg)").QuerySelector("img")!.ParentElement!.LocalName);
        Assert.Null(Shown("![a](bridge.jpg)").QuerySelector("figcaption"));
    }

    [Theory]
    [InlineData("![a ![b](bridge.jpg) c](bridge.jpg)", "a b c")]
    [InlineData("![a[^1]](bridge.jpg)\n\n[^1]: note", "a")]
    [InlineData("![a [b](c) <https://d.example>](bridge.jpg)", "a b https://d.example")]
    public void An_alt_text_is_words_whatever_stands_in_it(string markdown, string alt)
    {
        var picture = Assert.Single(Shown(markdown).QuerySelectorAll("img"));
        Assert.Equal(alt, picture.GetAttribute("alt"));
        Assert.Equal(2, picture.Attributes.Length);
    }

    [Theory]
    [InlineData("![A bridge](other.jpg)")]
    [InlineData("![A bridge](https://evil.example/beacon.gif \"x\")")]
    [InlineData("![A bridge](/media/other.jpg)")]
    public void An_unknown_picture_is_its_alt_text(string markdown)
    {
        var body = Shown(markdown);
        Assert.Equal("A bridge", body.TextContent.Trim());
        Assert.Empty(body.QuerySelectorAll("img, figure"));
    }

    [Fact]
    public void The_pictures_are_named_once_in_order()
    {
        const string Markdown = "![a](b.jpg) ![a](a.jpg) [![c](b.jpg)](x)\n\n![d][e]\n\n[e]: c.jpg\n\n[no](d.jpg) `![no](e.jpg)`";
        Assert.Equal(["b.jpg", "a.jpg", "c.jpg"], ArticleMarkdown.PictureNames(Markdown));
        Assert.Equal([Key, Key], ArticleMarkdown.Render("![](bridge.jpg) ![](no.jpg) ![](bridge.jpg)", n => n == "bridge.jpg" ? Key : null).Pictures);
    }

    [Fact]
    public void Expanding_replaces_the_papers_pictures_and_nothing_else()
    {
        var text = "![a > \"b\" & c](bridge.jpg)\n\n`<img data-media=\"ffffffffffffffff\" alt=\"\">` <img data-media=\"ffffffffffffffff\" alt=\"\">";
        var neutral = ArticleMarkdown.Render(text, name => name == "bridge.jpg" ? Key : null).NeutralHtml;
        var seen = new List<(string, string)>();
        var shown = ArticleHtml.Expand(neutral, (key, alt) =>
        {
            seen.Add((key, System.Net.WebUtility.HtmlDecode(alt)));
            return "[picture]";
        }).ToString();
        Assert.Equal([(Key, "a > \"b\" & c")], seen);
        Assert.Contains("<figure>[picture]</figure>", shown, StringComparison.Ordinal);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(shown, "ffffffffffffffff"));
        Assert.Equal("<figure></figure>", ArticleHtml.Expand(ArticleMarkdown.Render("![a](bridge.jpg)", _ => Key).NeutralHtml, (_, _) => "").ToString().Trim());
    }

    [Fact]
    public void The_longest_text_is_taken_and_a_longer_one_refused()
    {
        var longest = string.Concat(Enumerable.Repeat("A sentence of some length, as people write it, and a [link](/x).\n\n", 3000));
        Assert.InRange(longest.Length, 190_000, ArticleMarkdown.MaxLength);
        Assert.Equal(3000, Shown(longest).QuerySelectorAll("p").Length);
        var refused = Assert.Throws<InputRefusedException>(() => ArticleMarkdown.Render(new string('a', ArticleMarkdown.MaxLength + 1), _ => null));
        Assert.Equal("article.too-long", refused.WordKey);
        Assert.Throws<InputRefusedException>(() => ArticleMarkdown.PictureNames(string.Concat(Enumerable.Range(0, 501).Select(i => $"![]({i}) "))));
    }
}
