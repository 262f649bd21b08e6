using System.Net;
using System.Text.RegularExpressions;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>P40, with real processes: a backup that is taken while readers write opens as a whole paper elsewhere.</summary>
[Collection(ProcessTests.Name)]
public sealed partial class BackupTests
{
    [Fact]
    public async Task A_backup_taken_under_load_opens_in_another_folder_with_its_pictures()
    {
        using var paper = await SeededPaper.CopyAsync();
        using var elsewhere = new TemporaryFolder();
        var before = new Posting();
        var during = new Posting();
        await using (var site = await RunningSite.StartAsync(paper.Path, Posting.Settings))
        {
            using var client = site.Client();
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => before.PostAsync(client, $"Written before it, number {i}.")));
            var isDone = false;
            var readers = Task.WhenAll(Enumerable.Range(0, 4).Select(async reader =>
            {
                for (var i = 0; !Volatile.Read(ref isDone) && i < 60; i++) await during.PostAsync(client, $"Reader {reader} meanwhile, number {i}.");
            }));
            var made = await BuiltProgram.RunAsync(elsewhere.Path, paper.Path, "backup", "monday.zip");
            Volatile.Write(ref isDone, true);
            await readers;
            Assert.Equal((0, ""), (made.ExitCode, made.Errors));
            Assert.True(File.Exists(elsewhere["monday.zip"])); // where its user stood
        }
        Assert.Equal(20, before.Acknowledged.Count);
        Assert.NotEmpty(during.Acknowledged);

        var restored = await BuiltProgram.RunAsync(elsewhere.Path, elsewhere["data"], "restore", "monday.zip");
        Assert.Equal((0, ""), (restored.ExitCode, restored.Errors));
        await using var again = await RunningSite.StartAsync(elsewhere["data"]);
        using var reader = again.Client();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/")).StatusCode);
        var pictures = Picture().Matches(await reader.GetStringAsync(Posting.Article)).Select(m => m.Value).Distinct().ToList();
        Assert.NotEmpty(pictures);
        foreach (var picture in pictures) Assert.NotEmpty(await reader.GetByteArrayAsync(picture));
        Assert.Empty(Posting.Wrong(before.Acknowledged, Path.Combine(elsewhere["data"], "newssite.db")));
        Assert.Equal(0, (await BuiltProgram.RunAsync(elsewhere.Path, elsewhere["data"], "check")).ExitCode);
    }

    [GeneratedRegex(@"/media/[\w-]+\.(?:webp|jpg)")]
    private static partial Regex Picture();
}
