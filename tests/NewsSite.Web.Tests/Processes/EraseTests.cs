using System.Diagnostics;
using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>A comment is erased from the shell beside the running site.</summary>
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

    private static bool OnDisk(TemporaryFolder data) => Directory.EnumerateFiles(data.Path, "newssite.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains("Canarywords", StringComparison.Ordinal);
    });
}
