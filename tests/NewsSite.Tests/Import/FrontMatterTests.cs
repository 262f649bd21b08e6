using System.Diagnostics;
using System.Text;
using NewsSite.Import;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class FrontMatterTests
{
    [Fact]
    public void A_file_is_its_keys_and_its_body()
    {
        var front = Read("---\r\ntitle: \"A: b\"\r\ntags:\r\n- One\r\n- Two\r\n---\r\n\r\n\r\nFirst.\r\n\r\nSecond.\r\n");
        Assert.Equal("A: b", front.Keys.Text("title", 20));
        Assert.Equal(["One", "Two"], front.Keys.Texts("tags", 20).Select(t => t.Value));
        Assert.Equal("First.\n\nSecond.", front.Body);
        Assert.Equal(9, front.BodyLine);
    }

    [Theory]
    [InlineData("title: x", 1, "begin")]
    [InlineData("---\ntitle: x\n", 1, "ends")]
    [InlineData("---\ntitle: x\ntitle: y\n---\n", 3, "second time")]
    [InlineData("---\ntitle: x\nother: &a y\nthird: *a\n---\n", 3, "aliases")]
    [InlineData("---\ntitle: x\nthird: *a\n---\n", 3, "aliases")]
    [InlineData("---\ntitle: \"x\n---\n", 2, "not YAML")]
    [InlineData("---\n- x\n---\n", 2, "keys")]
    [InlineData("---\n{ title: x }\n---\n", 2, "braces")]
    [InlineData("---\n  title: x\n---\n", 2, "beginning")]
    [InlineData("---\ntitle: x\na: !<> y\n---\n", 3, "not YAML")]
    [InlineData("---\ntitle: x\na: !<:> y\n---\n", 3, "not YAML")]
    [InlineData("---\ntitle: x\na: [ ?{ b:[ c\n---\n", 3, "not YAML")]
    [InlineData("---\ntitle: x\n...\nmore: y\n---\n", 4, "")]
    [InlineData("---\ntitle: x\n\tdate: y\n---\n", 2, "not YAML")]
    public void What_is_not_of_this_form_is_refused_with_its_line(string file, int line, string reason)
    {
        var refused = Assert.Throws<BadFileException>(() => Read(file));
        Assert.Equal(line, refused.Line);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_refused_with_their_line()
    {
        byte[] file = [.. "---\ntitle: x\ndate: "u8, 0xC3, 0x28, .. "\n---\n"u8];
        Assert.Equal(3, Assert.Throws<BadFileException>(() => FrontMatter.Read(file)).Line);
    }

    public static TheoryData<string> Bombs => new()
    {
        "---\na: " + new string('[', 200_000) + "\n---\n",
        "---\na: " + new string('[', 60_000) + "\n---\n",
        "---\na: " + new string('{', 60_000) + "\n---\n",
        "---\n" + string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n")) + "---\n",
        "---\na: " + string.Concat(Enumerable.Repeat("- ", 30_000)) + "\n---\n",
        "---\n" + string.Concat(Enumerable.Repeat("? ", 30_000)) + "\n---\n",
        "---\na: &a [x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c]\n---\n",
        "---\na: \"" + new string('x', 70_000) + "\"\n---\n",
        "---\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: 1\n")) + "---\n",
        new string('-', 3_000_000),
        "---\na: !<" + new string('%', 50_000) + "> x\n---\n",
        "---\na: " + new string('&', 50_000) + "\n---\n",
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_in_little_time_and_memory(string file)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Assert.Throws<BadFileException>(() => FrontMatter.Read(bytes));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Nonsense_is_refused_and_nothing_else_happens()
    {
        var random = new Random(1);
        const string Marks = "-:?[]{}&*!|>'\"%@`#, \n\tab12.\\x\u0085\u2028\uFEFF\0~=<";
        for (var i = 0; i < 10_000; i++)
        {
            var keys = new string(random.GetItems<char>(Marks, random.Next(60)));
            try
            {
                Read($"---\n{keys}\n---\n").Rest(new HashSet<string>());
            }
            catch (BadFileException e)
            {
                Assert.InRange(e.Line, 1, 100);
            }
        }
    }

    [Fact]
    public void Without_the_bounds_an_alias_bomb_goes_off()
    {
        // The control: YamlDotNet's own reader builds what ours refuses.
        var text = "a0: &a0 [x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 5).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 8))}]\n"));
        var stream = new YamlDotNet.RepresentationModel.YamlStream();
        stream.Load(new StringReader(text));
        Assert.True(stream.Documents[0].RootNode.ToString().Length > 100 * text.Length);
    }

    [Fact]
    public void Keys_that_nobody_knows_are_kept_letter_for_letter()
    {
        var front = Read("---\ntitle: x\n# about the weather\nweather: { sky: grey,  wind: 3 }\n# about the date\ndate: 2026\nseries:\n  - 'One'   # first\n  - Two\nnotes: |\n  A line.\n\n# the end\n---\n");
        Assert.Equal("weather: { sky: grey,  wind: 3 }\nseries:\n  - 'One'   # first\n  - Two\nnotes: |\n  A line.\n\n", front.Rest(new HashSet<string> { "title", "date" }));
    }

    [Fact]
    public void Marks_that_turn_text_around_are_dropped_from_the_body_and_the_keys()
    {
        var front = Read("---\ntitle: \"a\u202Eb\"\n---\nc\u2066d\n");
        Assert.Equal("ab", front.Keys.Text("title", 20));
        Assert.Equal("cd", front.Body);
    }

    private static FrontMatter Read(string file) => FrontMatter.Read(Encoding.UTF8.GetBytes(file));
}
