using NewsSite.TestKit;
using NewsSite.Web.Tests.Processes;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

/// <summary>One line for each request that reached a page, failed or wrote (DESIGN §4a), read from what the site writes.</summary>
[Collection(ProcessTests.Name)]
public sealed class RequestLogTests
{
    [Fact]
    public async Task A_line_names_the_page_that_was_asked_for_and_files_have_none()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path);
        using var client = site.Client();
        using var article = await client.GetAsync(Visits.Provided);
        var style = (await TestSite.ReadPageAsync(article)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        await client.StatusAsync(style);
        await client.StatusAsync("/articles/no-such-article");
        await client.StatusAsync("/no-such-place");
        await client.StatusAsync(Visits.Provided);
        using var empty = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "")));
        await client.StatusAsync("/comments/00000-00000-00000-00000-00000");

        Assert.Equal(0, await site.TerminateAsync());
        var lines = site.Log.Split('\n').Where(line => line.Contains("\"Route\"", StringComparison.Ordinal)).ToList();
        Assert.Single(lines, line => Says(line, "articles/{slug}", 200)); // the second time it came from the cache
        Assert.Single(lines, line => Says(line, "articles/{slug}", 404));
        Assert.Single(lines, line => Says(line, "articles/{slug}/comments/{replyTo:long?}", 422));
        Assert.Single(lines, line => Says(line, "comments/{receipt}", 404));
        Assert.DoesNotContain(lines, line => line.Contains("css", StringComparison.Ordinal) || line.Contains("\"error/", StringComparison.Ordinal));
    }

    private static bool Says(string line, string route, int status) =>
        line.Contains($"\"Route\":\"{route}\"", StringComparison.Ordinal) && line.Contains($"\"Status\":{status}", StringComparison.Ordinal);
}
