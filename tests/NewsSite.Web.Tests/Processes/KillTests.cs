using NewsSite.Data.Sqlite;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>P37: a process that is killed loses nothing that it has acknowledged.</summary>
[Collection(ProcessTests.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Readers = 200;

    [Fact]
    public async Task Killed_under_200_comments_20_times_every_acknowledged_one_is_there_once()
    {
        using var paper = await SeededPaper.CopyAsync();
        var acknowledged = new List<string>();
        var starts = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            await using var site = await RunningSite.StartAsync(paper.Path, Posting.Settings);
            starts.Add(site.ReadyAfter.TotalSeconds);
            Assert.Empty(Posting.Wrong(acknowledged, Posting.Database(paper)));
            if (round == Rounds) break;

            var posting = new Posting();
            using var client = site.Client();
            var all = Task.WhenAll(Enumerable.Range(0, Readers).Select(i => posting.PostAsync(client, $"Reader {i} of round {round} says this.")));
            await posting.UntilAsync(1 + (round * 9), all); // another moment each time
            await site.KillAsync();
            await all;
            Assert.NotEmpty(posting.Acknowledged);
            acknowledged.AddRange(posting.Acknowledged);
        }
        Assert.Empty(SqliteCheck.Faults(Posting.Database(paper)));
        starts.RemoveAt(0); // that one followed no kill
        starts.Sort();
        output.WriteLine($"{acknowledged.Count} comments acknowledged; ready again after {starts[starts.Count / 2]:0.00} s (median), {starts[^1]:0.00} s (longest).");
    }

    /// <summary>The control: the counting above sees a comment that is lost, and one that is there twice.</summary>
    [Fact]
    public async Task A_comment_that_was_lost_or_doubled_would_be_seen()
    {
        using var paper = await SeededPaper.CopyAsync();
        var posting = new Posting();
        await using var site = await RunningSite.StartAsync(paper.Path, [.. Posting.Settings, ("Comments__Moderation", "None")]);
        using var client = site.Client();
        await posting.PostAsync(client, "short twice");
        await posting.PostAsync(client, "short twice"); // too short to be a twin of itself
        await posting.PostAsync(client, "once");
        Assert.Equal([("lost", 0), ("short twice", 2)], Posting.Wrong(["lost", "once", "short twice"], Posting.Database(paper)));
    }
}
