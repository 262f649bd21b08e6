using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NewsSite.Data;
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

    /// <summary>A restore into the folder of a running site changes nothing there, and the site goes on; an empty folder that is held is refused too.</summary>
    [Fact]
    public async Task A_folder_that_a_site_holds_is_never_restored_into()
    {
        using var paper = await SeededPaper.CopyAsync();
        using var elsewhere = new TemporaryFolder();
        var backup = await BuiltProgram.RunAsync(elsewhere.Path, paper.Path, "backup", "monday.zip");
        Assert.Equal((0, ""), (backup.ExitCode, backup.Errors));
        var posting = new Posting();
        await using (var site = await RunningSite.StartAsync(paper.Path, Posting.Settings))
        {
            using var client = site.Client();
            await posting.PostAsync(client, "Written after the backup.");
            var before = Contents(paper);
            var refused = await BuiltProgram.RunAsync(elsewhere.Path, paper.Path, "restore", "monday.zip");
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            Assert.Single(refused.Errors.TrimEnd().Split('\n'));
            Assert.Equal(before, Contents(paper));
            Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/health/ready"));
            await posting.PostAsync(client, "Written after the restore.");
            Assert.Equal(2, posting.Acknowledged.Count);
        }
        Assert.Empty(Posting.Wrong(posting.Acknowledged, Posting.Database(paper)));

        // Without a paper in the way it is the lock alone that refuses; the control: once it is let go, the same restore works.
        var data = new DataFolder(elsewhere["data"]);
        using (DataLock.Take(data))
        {
            var held = await BuiltProgram.RunAsync(elsewhere.Path, data.Path, "restore", "monday.zip");
            Assert.Equal((1, $"Another NewsSite uses the data folder {data.Path}: stop it first, or set Data__Directory.\n"), (held.ExitCode, held.Errors));
            Assert.Equal([data.Lock], Directory.GetFileSystemEntries(data.Path));
        }
        Assert.Equal(0, (await BuiltProgram.RunAsync(elsewhere.Path, data.Path, "restore", "monday.zip")).ExitCode);
        Assert.Equal([("Written after the backup.", 0)], Posting.Wrong(["Written after the backup."], data.Database));
    }

    // Names and bytes of every file but the lock, and the database's log: the site notes its clock there now and then.
    private static SortedDictionary<string, string> Contents(TemporaryFolder folder) =>
        new(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.Contains("newssite.db-", StringComparison.Ordinal) && !f.EndsWith(".lock", StringComparison.Ordinal))
            .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);

    [GeneratedRegex(@"/media/[\w-]+\.(?:webp|jpg)")]
    private static partial Regex Picture();
}
