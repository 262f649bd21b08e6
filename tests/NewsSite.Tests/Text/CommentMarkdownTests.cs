using AngleSharp.Html.Parser;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class CommentMarkdownTests
{
    private static readonly string[] Tags = ["P", "EM", "STRONG", "UL", "OL", "LI", "BLOCKQUOTE", "A", "BDI"];

    [Theory]
    [InlineData("*so* and **so**", "<p dir=\"auto\" class=\"typed\"><em>so</em> and <strong>so</strong></p>")]
    [InlineData("- one\n- two", "<ul dir=\"auto\"><li><p class=\"typed\">one</p></li><li><p class=\"typed\">two</p></li></ul>")]
    [InlineData("3. one\n4. two", "<ol dir=\"auto\" start=\"3\"><li><p class=\"typed\">one</p></li><li><p class=\"typed\">two</p></li></ol>")]
    [InlineData("> he said", "<blockquote dir=\"auto\"><p class=\"typed\">he said</p></blockquote>")]
    [InlineData("two\nlines", "<p dir=\"auto\" class=\"typed\">two\nlines</p>")]
    [InlineData("[us](https://a.example/x)", "<p dir=\"auto\" class=\"typed\"><a href=\"https://a.example/x\" rel=\"nofollow ugc noopener\">us</a> <bdi>(a.example)</bdi></p>")]
    [InlineData("https://a.example/x", "<p dir=\"auto\" class=\"typed\"><a href=\"https://a.example/x\" rel=\"nofollow ugc noopener\">https://a.example/x</a></p>")]
    [InlineData("سلام *دنیا*", "<p dir=\"auto\" class=\"typed\">سلام <em>دنیا</em></p>")]
    public void What_may_be_marked_is(string typed, string html) =>
        Assert.Equal(html, CommentMarkdown.Render(typed).ToString().Replace("\n</", "</", StringComparison.Ordinal).Replace(">\n", ">", StringComparison.Ordinal).TrimEnd());

    [Fact]
    public void The_papers_own_words_have_the_direction_of_their_language()
    {
        Assert.StartsWith("<p dir=\"rtl\"", CommentMarkdown.Render("NATO درست است.", "rtl").ToString(), StringComparison.Ordinal);
        Assert.Equal(3, CommentMarkdown.Render("- NATO\n\n> NATO\n\n1. NATO", "rtl").ToString().Split("dir=\"rtl\"").Length - 1);
    }

    [Theory]
    [InlineData("# No heading")]
    [InlineData("No heading\n---")]
    [InlineData("<b>no HTML</b> &lt; &amp;")]
    [InlineData("    no code")]
    [InlineData("`no code` ~~nothing~~")]
    [InlineData("| no | table |\n|---|---|\n| a | b |")]
    [InlineData("[no link](javascript:alert(1))", "no link")]
    [InlineData("[no link](//evil.example)", "no link")]
    [InlineData("[no link](relative)", "no link")]
    [InlineData("![no picture](https://a.example/x.png)", "no picture")]
    [InlineData("[x]: https://a.example")]
    [InlineData("5 * 4 * 3 = 60")]
    public void All_else_stays_the_letters_that_were_typed(string typed, string? shown = null)
    {
        var page = new HtmlParser().ParseDocument(CommentMarkdown.Render(typed).ToString());
        Assert.Equal((shown ?? typed).Trim(), page.Body!.TextContent.Trim());
        Assert.All(page.Body.QuerySelectorAll("*"), e => Assert.Contains(e.TagName, Tags));
    }

    /// <summary>P1, P2, P4 and P5.</summary>
    [Fact]
    public void Hostile_words_become_nothing_but_our_own_tags_and_take_no_time()
    {
        var hostile = Payloads.Markup.Concat(
        [
            new string('[', 3_000), new string('>', 3_000), string.Concat(Enumerable.Repeat("- ", 1_500)), string.Concat(Enumerable.Repeat("*a ", 1_000)), string.Concat(Enumerable.Repeat("[a](", 750)),
            string.Concat(Enumerable.Repeat("> - ", 750)), "[x](https://a.example/\"onmouseover=\"alert(1))", "[x](https://a.example \"' onclick=alert(1) '\")", "[x](&#106;avascript:alert(1))", "<javascript:alert(1)>",
            "[x](https://user@evil.example\\@good.example)", "\u202Ereversed\u202C", "https://a.example/<script>alert(1)</script>",
        ]);
        foreach (var typed in hostile)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var html = CommentMarkdown.Render(typed).ToString();
            Assert.InRange(clock.ElapsedMilliseconds, 0, 1_000);
            Assert.InRange(html.Length, 0, 65_536);
            var page = new HtmlParser().ParseDocument(html);
            foreach (var element in page.Body!.QuerySelectorAll("*"))
            {
                Assert.Contains(element.TagName, Tags);
                Assert.All(element.Attributes, a => Assert.Contains(a.Name, new[] { "dir", "class", "start", "href", "rel" }));
                if (element.GetAttribute("href") is { } href) Assert.Matches(@"\A(?:https?://|mailto:)", href);
            }
        }
    }
}
