using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Markdig;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

/// <summary>P5: whatever is typed becomes HTML or a refusal, soon. The bar of 200 ms is the benchmark's; this guards against hanging.</summary>
public sealed partial class HostileMarkdownTests
{
    private const int Full = ArticleMarkdown.MaxLength;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly string[] Repeated =
    [
        ">", "> ", "- ", "* ", "1. ", "> - ", "- > 1. ", "*a **a ", "**a *a ", "a**b", "*a_ ", "c* _ ", "*", "_", "~", "*a", "_a ", "~~a ", "~a", "a*", "***a ", "a*** ", "*_", "*a\n", "> *a **a\n",
        "[", "[a", "[]", "]", "a]", "[](", "[a](", "[a](b", "[a](<b", "[ (](", "(", "![[", "![", "![]()", "[x]()", "[^", "[^a", "[a](b \"", "[a](b '", "[a](b (", "[a][b", "[a]:", "[a][] ", "[a]:\n", "[a]: b \"c\n", "- [a][b\n",
        "<", "<a ", "<a>", "<!--", "<?", "<![CDATA[", "<!A ", "</", "<a@b.", "<http:", "<http://a>", "`", "`a", "`` ` ", "```\n", "~~~\n", "&", "&#", "&amp;", "\\", "\\\n", "\\*",
        "\n", " ", "\t", "a\n", "a  \n", "a", "a\n\n", "# a\n", "#", "a\n=\n", "***\n", "- - - a\n", "-", "=", "|", "a|", "\n|", "a|b\n-|-\na|b\n\n", "*a|b\n", "|a|b|\n", "> a|b\n> -|-\n",
        "^^^\n", "^", "\u200c", "\ud800", "\0", "😀", "\u0301", "م ", "\u00a0", "![a](k) ", "![a](k)\n\n", "\"", "<\n", "-\n", "- a\n", "1.\n", "1", ">\n\n", "\r", "\u2028",
    ];

    private static readonly Dictionary<string, string> Built = new()
    {
        ["quotes, 120 deep"] = Fill(new string('>', 120) + " a\n\n"),
        ["quotes that grow"] = Grow(i => new string('>', i % 600) + "a\n"),
        ["lists that grow"] = Grow(i => new string(' ', 2 * i) + "- a\n"),
        ["lists, 60 deep"] = Grow(i => new string(' ', 2 * (i % 60)) + "- a\n"),
        ["lists, 50 on each line"] = Fill(string.Concat(Enumerable.Repeat("- ", 50)) + "a\n"),
        ["lists over blank lines"] = string.Concat(Enumerable.Repeat("- ", 50)) + " a\n" + Fill("\n", 150_000),
        ["lazy lines"] = string.Concat(Enumerable.Repeat("> - ", 30)) + " a\n" + Fill("bbbbbbbbb\n", 190_000),
        ["emphasis, closed"] = Fill("*a ", 100_000) + Fill(" a*", 99_000),
        ["emphasis in paragraphs"] = Fill(Fill("*a ", 6_000) + "\n\n"),
        ["brackets in paragraphs"] = Fill(Fill("[a", 20_000) + "\n\n"),
        ["runs of stars"] = Grow(i => new string('*', (i % 50) + 1) + "a "),
        ["entities in brackets"] = Fill("[", 1_000) + Fill("&amp;", 199_000),
        ["lines in brackets"] = Fill("[", 1_000) + Fill("aaaaaaaaaaa\n", 199_000),
        ["links in links"] = Fill("[", 60_000) + "a" + Fill("](b)", 139_000),
        ["pictures in pictures"] = Fill("![", 60_000) + "a" + Fill("](b)", 139_000),
        ["brackets, closed"] = Fill("[", 100_000) + Fill("]", 100_000),
        ["parentheses"] = "[a](" + Fill("(", 99_000) + Fill(")", 99_000) + ")",
        ["backticks that grow"] = Grow(i => new string('`', i + 1) + "a"),
        ["backticks that shrink"] = Grow(i => new string('`', 600 - (i % 600)) + "a"),
        ["a long heading"] = Fill("a\n", 9_000) + "===",
        ["a wide table"] = "|" + Fill("a|", 60_000) + "\n|" + Fill("-|", 60_000) + "\n|" + Fill("a|", 60_000),
        ["a tall table"] = "a|b\n-|-\n" + Fill("a|b\n", 190_000),
        ["a ragged table"] = "|" + Fill("a|", 1_000) + "\n|" + Fill("-|", 1_000) + "\n" + Fill("|a|\n", 190_000),
        ["a ragged table, last row wide"] = "a|b\n-|-\n" + Fill("|a|\n", 100_000) + "|" + Fill("a|", 90_000),
        ["many footnotes"] = Grow(i => $"[^{i}]", 90_000) + "\n\n" + Grow(i => $"[^{i}]: a\n", 90_000),
        ["one footnote, many marks"] = "[^a]: x\n\n" + Fill("[^a]", 190_000),
        ["a footnote of itself"] = "[^a]: " + Fill("[^a]", 190_000) + "\n\n[^a]",
        ["footnotes of footnotes"] = Grow(i => $"[^{i}]: [^{i + 1}]\n\n", 190_000) + "[^0]",
        ["a bomb of references"] = "[a]: http://" + Fill("x", 20_000) + "\n\n" + Fill("[a]", 170_000),
        ["a bomb of titles"] = "[a]: b \"" + Fill("x", 3_000) + "\"\n\n" + Fill("[a]", 190_000),
        ["many references"] = Grow(i => $"[{i}]: x\n"),
        ["many references, used"] = Grow(i => $"[{i}]: x\n\n", 100_000) + Grow(i => $"[{i}]", 95_000),
        ["long labels"] = Fill("[" + new string('a', 900) + "]\n"),
        ["an open fence"] = "```\n" + Fill("a\n", 30_000),
        ["quotes and emphasis"] = new string('>', 100) + " " + Fill("*a **a ", 190_000),
    };

    public static TheoryData<string> Texts() => [.. Repeated.Select((_, i) => $"#{i}"), .. Built.Keys];

    [Theory, MemberData(nameof(Texts))]
    public void Hostile_text_ends_soon_in_html_or_a_refusal(string name)
    {
        var text = name[0] == '#' ? Fill(Repeated[int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture)]) : Built[name];
        text = text[..Math.Min(text.Length, Full)];
        ArticleMarkdown.Render("warm", _ => null);
        var before = Spent();
        var outcome = Outcome(text);
        var spent = Spent() - before;
        TestContext.Current.SendDiagnosticMessage($"{spent.TotalMilliseconds:0} ms {name} {outcome}");
        Assert.True(spent < Longest, $"{spent}: {text[..Math.Min(text.Length, 20)]}");
    }

    [Fact]
    public void Control_without_the_budget_a_small_part_of_that_text_takes_longer()
    {
        var bare = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();
        var part = Fill("[](", Full / 20);
        var start = Spent();
        Markdown.Parse(part, bare);
        var without = Spent() - start;
        start = Spent();
        Assert.Equal("article.too-tangled", Outcome(part));
        var with = Spent() - start;
        Assert.True(with < without, $"{with} with, {without} without");
    }

    [Theory]
    [InlineData("*a*  ", 40, "article")] // paragraphs that people write stay far below the bounds
    [InlineData("[a](b) ", 300, "article")]
    [InlineData("- [a](b) [c](d)\n", 400, "article")]
    [InlineData("a|b|c|d|e\n-|-|-|-|-\n", 1, "article")]
    [InlineData("> quoted\n", 1_000, "article")]
    [InlineData("- a\n", 6_000, "article.too-many-parts")]
    [InlineData("*a ", 60_000, "article.too-tangled")]
    [InlineData("> ", 60_000, "article.too-deep")]
    public void The_bounds_stand_far_above_honest_text(string piece, int times, string outcome)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        Assert.Equal(outcome, Outcome(text));
    }

    [Fact]
    public void A_lone_surrogate_in_an_address_is_no_error()
    {
        foreach (var text in (string[])["[a](b\ud800c)", "[a](\ud800\ud800)", "<http://a\udc00>", "![a](\ud800)", "[a]\n\n[a]: \ud800"]) Assert.Equal("article", Outcome(text));
        Assert.Throws<ArgumentException>(() => Markdown.ToHtml("[a](\ud800\ud800)")); // control: Markdig alone
    }

    [Fact]
    public void A_random_mixture_of_marks_ends_in_html_or_a_refusal()
    {
        string[] marks = [.. Repeated.Where(r => r.Length < 12), "\n\n", "\n", "    ", "\t", ")", "](b)", "[^1]: ", "|-|-|\n", ":-:", "```js\n", "<b>", "&lt;", "1) ", "[a]: b 'c'\n", "text "];
        var random = new Random(20261124);
        var total = Stopwatch.StartNew();
        for (var i = 0; i < 1_000 && total.Elapsed < TimeSpan.FromSeconds(10); i++)
            Outcome(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => string.Concat(Enumerable.Repeat(marks[random.Next(marks.Length)], random.Next(1, 4))))));
    }

    [Fact]
    public void Deep_html_leaves_half_of_a_thread_of_the_pool_free()
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                foreach (var name in (string[])["quotes, 120 deep", "lists, 60 deep", "links in links", "emphasis, closed", "quotes and emphasis"]) Outcome(Built[name]);
                foreach (var deep in (int[])[60, 120]) Outcome(string.Concat(Enumerable.Repeat("> ", deep)) + Fill("*a ", 900) + Fill(" a*", 900));
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, 768 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    /// <summary>"article", or the key of the refusal; anything else is thrown on.</summary>
    private static string Outcome(string text)
    {
        try
        {
            ArticleMarkdown.PictureNames(text);
            var html = ArticleMarkdown.Render(text, name => name == "k" ? "0123456789abcdef" : null).NeutralHtml;
            Assert.True(html.Length <= 2 * ArticleMarkdown.MaxHtmlLength);
            return "article";
        }
        catch (InputRefusedException e)
        {
            return e.WordKey;
        }
    }

    /// <summary>The processor's time that this thread has had: other people's load does not count.</summary>
    private static TimeSpan Spent() =>
        OperatingSystem.IsLinux() && ClockGetTime(ClockThreadCpuTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
            : Stopwatch.GetElapsedTime(0);

    private const int ClockThreadCpuTime = 3;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    private static string Fill(string piece, int length = Full) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static string Grow(Func<int, string> piece, int length = Full)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++) text.Append(piece(i));
        return text.ToString(0, length);
    }
}
