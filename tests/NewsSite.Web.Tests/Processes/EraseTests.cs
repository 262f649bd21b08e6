using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>A comment is erased from the shell beside the running site, and written from a browser of letters alone.</summary>
[Collection(ProcessTests.Name)]
public sealed class EraseTests
{
    private const string Canary = "Canarywords of a writer who has second thoughts.";

    [Fact]
    public async Task Erased_from_the_shell_it_leaves_the_pages_within_two_seconds_and_the_disk()
    {
        using var data = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(data.Path, ("Comments__Moderation", "None"));
        using var client = site.Client();
        var receipt = await client.CommentAsync(Canary);
        Assert.Contains(Canary, await client.TextAsync(Visits.Provided), StringComparison.Ordinal);
        Assert.True(OnDisk(data)); // the control

        var erased = await BuiltProgram.RunAsync(data.Path, data.Path, "comments", "erase", "--receipt", receipt.Split('/')[^1]);
        Assert.True(erased.ExitCode == 0, erased.Errors);
        var clock = Stopwatch.StartNew();
        while ((await client.TextAsync(Visits.Provided)).Contains(Canary, StringComparison.Ordinal) && clock.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(50);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20)); // the bar is 2 s; ten times as much guards against hanging
        Assert.False(OnDisk(data));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(receipt));

        var again = await BuiltProgram.RunAsync(data.Path, data.Path, "comments", "erase", "--receipt", receipt.Split('/')[^1]);
        Assert.NotEqual(0, again.ExitCode);
        Assert.Single(again.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_reader_of_w3m_comments_and_reads_the_receipt()
    {
        if (BuiltProgram.Find("w3m") is not { } w3m)
        {
            Assert.Skip("w3m is not installed");
            return;
        }
        using var data = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(data.Path);
        // What its form would send: w3m posts a file of fields, and shows where it was led.
        using var client = site.Client();
        var form = await client.ReadPageAsync(Visits.Provided);
        var fields = Forms.Fields(form.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("#comment-form")!).Where(f => f.Field != "text").Append(("text", "Written in w3m."));
        await File.WriteAllTextAsync(data["form.txt"], string.Join('&', fields.Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}")));
        var shown = await BuiltProgram.RunAsync(BuiltProgram.Start([w3m, "-dump", "-post", data["form.txt"], new Uri(site.Address, Visits.Provided + "/comments").ToString()], data.Path, [("HOME", data.Path)]));
        Assert.Contains("Your comment has arrived", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Written in w3m.", shown.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d{5}-\d{5}-\d{5}-\d{5}-\d{5}", shown.Output);
    }

    private static bool OnDisk(TemporaryFolder data) => Directory.EnumerateFiles(data.Path, "newssite.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains("Canarywords", StringComparison.Ordinal);
    });
}
