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

    /// <summary>Ten times the promise: a test tells a hang from a start, the benchmark tells how long one takes.</summary>
    private static readonly TimeSpan LongestToReady = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Killed_under_200_comments_20_times_every_acknowledged_one_is_there_once()
    {
        using var paper = await SeededPaper.CopyAsync();
        var acknowledged = new List<string>();
        var starts = new List<TimeSpan>();
        for (var round = 0; round <= Rounds; round++)
        {
            await using var site = await RunningSite.StartAsync(paper.Path, Posting.Settings);
            starts.Add(site.ReadyAfter);
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
        output.WriteLine($"{acknowledged.Count} comments acknowledged; ready again after {starts[Rounds / 2].TotalSeconds:0.00} s (median), {starts[^1].TotalSeconds:0.00} s (longest).");
        Assert.Equal(Rounds, starts.Count);
        Assert.InRange(starts[^1], TimeSpan.Zero, LongestToReady);
    }

    /// <summary>The control: a log that never reached the disk, as without a sync when the power goes, is seen comment by comment.</summary>
    [Fact]
    public async Task Acknowledged_comments_whose_log_is_lost_would_be_seen()
    {
        using var paper = await SeededPaper.CopyAsync();
        var posting = new Posting();
        await using (var site = await RunningSite.StartAsync(paper.Path, Posting.Settings))
        {
            using var client = site.Client();
            for (var i = 0; i < 3; i++) await posting.PostAsync(client, $"Reader {i} says this before the power goes.");
            await site.KillAsync();
        }
        Assert.Equal(3, posting.Acknowledged.Count);
        Assert.Empty(Posting.Wrong(posting.Acknowledged, Posting.Database(paper)));
        foreach (var ending in new[] { "-wal", "-shm" }) File.Delete(Posting.Database(paper) + ending);
        Assert.Equal(posting.Acknowledged.Select(text => (text, 0L)), Posting.Wrong(posting.Acknowledged, Posting.Database(paper)));
        await using var again = await RunningSite.StartAsync(paper.Path, Posting.Settings); // which itself notices nothing
    }

    /// <summary>The control: so is a comment that is there twice.</summary>
    [Fact]
    public async Task A_comment_that_was_doubled_would_be_seen()
    {
        using var paper = await SeededPaper.CopyAsync();
        var posting = new Posting();
        await using var site = await RunningSite.StartAsync(paper.Path, [.. Posting.Settings, ("Comments__Moderation", "None")]);
        using var client = site.Client();
        await posting.PostAsync(client, "short twice");
        await posting.PostAsync(client, "short twice"); // too short to be a twin of itself
        await posting.PostAsync(client, "once");
        Assert.Equal([("short twice", 2)], Posting.Wrong(["once", "short twice"], Posting.Database(paper)));
    }
}
