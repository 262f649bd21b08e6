using System.Diagnostics;
using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>The verb that closes everything, beside the running site, and the setting that demands a second factor.</summary>
[Collection(ProcessTests.Name)]
public sealed class PanicTests
{
    [Fact]
    public async Task A_panic_from_the_shell_reaches_the_running_site_and_is_undone_there()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path);
        using var farida = await site.SignInAsync();
        using var reader = site.Client();
        Assert.NotNull((await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form")); // cached from here on

        var begun = await BuiltProgram.RunAsync(paper.Path, paper.Path, "panic");
        Assert.Equal((0, ""), (begun.ExitCode, begun.Errors));
        Assert.StartsWith("Panic: 1 sessions", begun.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await farida.StatusAsync("/admin")); // sessions are asked for at each request
        await SoonAsync(async () => (await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form") is null);
        await SoonAsync(async () => (await reader.ReadPageAsync("/account/sign-in")).QuerySelector("#password") is null);
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("/"));

        var ended = await BuiltProgram.RunAsync(paper.Path, paper.Path, "panic", "--end");
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        await SoonAsync(async () => (await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form") is not null);
        using var again = await farida.PostFormAsync("/account/sign-in", [("name", "farida"), ("password", TestSite.StaffPassword)]);
        Assert.Equal("/admin", again.Headers.Location?.OriginalString);

        var none = await BuiltProgram.RunAsync(paper.Path, paper.Path, "panic", "--end");
        Assert.StartsWith("There is no panic", none.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sometimes")]
    [InlineData("1")]
    public async Task A_rule_for_second_factors_that_is_none_stops_the_start(string value)
    {
        using var paper = await SeededPaper.CopyAsync();
        var refused = await RunningSite.RefuseAsync(paper.Path, ("Staff__SecondFactor", value));
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal($"Staff__SecondFactor={value} is neither Optional nor Required.", refused.Errors.TrimEnd());
    }

    /// <summary>Ten seconds is what the issue allows.</summary>
    private static async Task SoonAsync(Func<Task<bool>> isSo)
    {
        for (var since = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50)) Assert.True(since.Elapsed < TimeSpan.FromSeconds(10), "It takes too long.");
    }
}
