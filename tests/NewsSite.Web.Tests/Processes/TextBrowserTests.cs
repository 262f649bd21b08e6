using System.Text.RegularExpressions;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>A browser of letters alone, driven by the keys that its reader presses.</summary>
[Collection(ProcessTests.Name)]
public sealed partial class TextBrowserTests
{
    private const string Up = "Up Arrow";
    private const string Down = "Down Arrow";
    private const string Enter = "^J";

    [Theory, InlineData(""), InlineData("/lite")]
    public async Task A_reader_of_lynx_comments_and_reads_the_receipt(string lite)
    {
        var lynx = BuiltProgram.Find("lynx");
        Assert.SkipWhen(lynx is null, "There is no lynx: install it, or use tests/run, which does.");
        using var data = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(data.Path);
        // Looks for the button, goes up past the check box and the token's field into the text, types, comes back and presses it.
        string[] keys = ["/", .. Typed("Send"), Enter, Up, Up, Up, .. Typed("Written in lynx."), Down, Down, Down, Enter, "Q", "y"];
        await File.WriteAllLinesAsync(data["keys.txt"], keys.Select(key => $"key {key}"));
        var shown = await BuiltProgram.RunAsync(BuiltProgram.Start(
            [lynx!, "-nocolor", $"-cmd_script={data["keys.txt"]}", new Uri(site.Address, lite + Visits.Provided).ToString()], data.Path, [("HOME", data.Path), ("TERM", "vt100"), ("LINES", "60"), ("COLUMNS", "100")]));
        var read = Drawing().Replace(shown.Output, "");
        Assert.Contains("Your comment has arrived", read, StringComparison.Ordinal);
        var receipt = Receipt().Match(read).Value;

        using var client = site.Client();
        Assert.Contains("Written in lynx.", await client.TextAsync($"/comments/{receipt}"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Typed(string words) => words.Select(c => c == ' ' ? "<space>" : c.ToString());

    // What tells a terminal where to write.
    [GeneratedRegex(@"\x1B[^A-Za-z]*[A-Za-z]|[\r\x0F\x0E]")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"\d{5}(-\d{5}){4}")]
    private static partial Regex Receipt();
}
