using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class ContentFolderTests
{
    [Fact]
    public async Task A_link_that_leads_out_of_the_folder_is_refused()
    {
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside["secret.md"], "---\ntitle: Secret\ndate: 2026-11-01\n---\n");
        await using var content = await ContentFixture.OpenAsync();
        content.Article("good");
        File.CreateSymbolicLink(Path.Combine(content.Folder, "articles/file.md"), outside["secret.md"]);
        File.CreateSymbolicLink(Path.Combine(content.Folder, "articles/inner.md"), "good.md");
        Directory.CreateSymbolicLink(Path.Combine(content.Folder, "articles/folder"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(content.Folder, "articles/loop"), content.Folder);
        Directory.CreateSymbolicLink(Path.Combine(content.Folder, "hop"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(content.Folder, "articles/hop.md"), "../hop/secret.md");
        File.CreateSymbolicLink(Path.Combine(content.Folder, "articles/circle.md"), "circle.md");
        Directory.CreateSymbolicLink(Path.Combine(content.Folder, "pages"), outside.Path);

        var report = await content.ImportAsync();
        Assert.Equal(
            ["articles/circle.md", "articles/file.md", "articles/folder", "articles/hop.md", "articles/loop", "pages"],
            report.Problems.Select(p => p.Path).Order(StringComparer.Ordinal));

        // Control: a link that stays within the folder is a file like any other.
        Assert.Equal(2, report.Added);
    }

    /// <summary>To open a pipe waits until somebody writes into it, which may be never.</summary>
    [Fact]
    public async Task A_pipe_is_refused_and_the_others_go_in()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        await using var content = await ContentFixture.OpenAsync();
        content.Article("good");
        foreach (var path in new[] { "articles/pipe.md", "media/pipe.jpg" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(content.Folder, path))!);
            using var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(content.Folder, path)]);
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        content.Article("pictured", "image: pipe.jpg\nimageAlt: A pipe");
        var report = await content.ImportAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, report.Added);
        Assert.Contains("articles/pipe.md", report.Problems.Select(p => p.Path));
    }

    [Fact]
    public async Task A_headline_of_which_nothing_is_seen_is_none()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("articles/unseen.md", "---\ntitle: \"\u200b\u2060\"\ndate: 2026-11-01\n---\n\nWords.\n");
        var report = await content.ImportAsync();
        Assert.Equal((0, "title is missing."), (report.Added, Assert.Single(report.Problems).Reason));
    }

    [Fact]
    public async Task A_giant_is_refused_before_it_is_read()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("good");
        using (var giant = File.Create(Path.Combine(content.Folder, "articles/giant.md"))) giant.SetLength(8L * 1024 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes(true);
        var report = await content.ImportAsync();
        Assert.InRange(GC.GetTotalAllocatedBytes(true) - before, 0, 200_000_000);
        Assert.Equal(["articles/giant.md: The file is larger than 2 MB."], report.Problems.Select(p => p.ToString()));
        Assert.Equal(1, report.Added);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        await using var content = await ContentFixture.OpenAsync();
        Directory.Delete(content.Folder);
        Assert.False((await content.ImportAsync()).Succeeded);
    }
}
