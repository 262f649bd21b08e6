using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>P39: a minute in which many write and many read, while backups are made and the log is moved into the database.</summary>
internal static class RushBench
{
    private static readonly TimeSpan BetweenBackups = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenSyncs = TimeSpan.FromMilliseconds(100);

    /// <param name="people">So many write, and so many more read.</param>
    /// <param name="pause">Between an answer and the next request of the same person, in milliseconds; 1 for hardly any.</param>
    public static async Task<int> RunAsync(int people, int seconds, int pause)
    {
        using var published = await PublishedSite.PublishAsync();
        await using var site = await published.StartAsync(CommentBench.Settings);
        using var client = site.Client();
        using var folder = new TemporaryFolder();
        await RunAsync(people, 5, pause, client, published, folder); // what is called often is compiled anew
        var rush = await RunAsync(people, seconds, pause, client, published, folder);

        var sync = Wrk.Median(rush.Syncs);
        var (writes, reads) = (rush.Writes.Order().ToList(), rush.Reads.Order().ToList());
        var (slowest, allowed) = (writes[writes.Count * 99 / 100], (200 * sync) + 50);
        var locks = site.Log.Split('\n').Count(line => line.Contains("database is locked", StringComparison.Ordinal) || line.Contains("SQLITE_BUSY", StringComparison.Ordinal));
        Print($"{people} writers and {people} readers for {seconds} s, {pause} ms between one's answer and next request; beside them {rush.Backups} backups, {rush.Checkpoints} checkpoints, {rush.Syncs.Count} syncs");
        Print($"writes: {writes.Count / (double)seconds:0}/s, all answered 303; median {Wrk.Median(writes):0} ms, p99 {slowest:0} ms; P39 allows {allowed:0} ms (a sync {sync:0.00} ms, measured beside them): ratio {slowest / allowed:0.00}");
        Print($"reads: {reads.Count / (double)seconds:0}/s, all answered 200; median {Wrk.Median(reads):0} ms, p99 {reads[reads.Count * 99 / 100]:0} ms; lock errors: {locks}");
        return locks == 0 ? 0 : 1;
    }

    private static async Task<Rush> RunAsync(int people, int seconds, int pause, HttpClient client, PublishedSite published, TemporaryFolder folder)
    {
        var rush = new Rush();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var number = 0;
        async Task RepeatAsync(TimeSpan between, Func<Task> act)
        {
            while (!end.IsCancellationRequested)
            {
                await act();
                try { await Task.Delay(between, end.Token); }
                catch (OperationCanceledException) { }
            }
        }
        var writers = Enumerable.Range(0, people).Select(i => PersonAsync(i, rush.Writes, HttpStatusCode.SeeOther, () =>
        {
            var each = Interlocked.Increment(ref number);
            return new(HttpMethod.Post, PublishedSite.Article + "/comments") { Content = new FormUrlEncodedContent(CommentBench.Form(each, $"the rush {seconds}").Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
        }));
        var readers = Enumerable.Range(people, people).Select(i => PersonAsync(i, rush.Reads, HttpStatusCode.OK, () => new(HttpMethod.Get, PublishedSite.Article)));
        await Task.WhenAll([.. writers, .. readers,
            RepeatAsync(BetweenBackups, async () => { var ended = await published.RunAsync("backup", folder[$"{seconds}-{rush.Backups++}.zip"]); if (ended.ExitCode != 0) throw new InvalidOperationException(ended.Errors); }),
            RepeatAsync(BetweenCheckpoints, () => Task.Run(() => { SeededPaper.Checkpoint(published.Database); rush.Checkpoints++; })),
            RepeatAsync(BetweenSyncs, () => Task.Run(() => rush.Syncs.AddRange(Disk.Syncs(folder["sync"], 1))))]);
        return rush;

        async Task PersonAsync(int person, ConcurrentBag<double> times, HttpStatusCode expected, Func<HttpRequestMessage> ask)
        {
            await Task.Delay(Random.Shared.Next(pause));
            while (!end.IsCancellationRequested)
            {
                using var sent = ask();
                sent.Headers.Add("X-Forwarded-For", $"10.{person / 250}.{person % 250}.7");
                var begun = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(sent, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (answer.StatusCode != expected) throw new InvalidOperationException($"{sent.Method} was answered with {answer.StatusCode}.");
                await Task.Delay(Random.Shared.Next(pause / 2, pause * 3 / 2), CancellationToken.None);
            }
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Rush
    {
        public ConcurrentBag<double> Writes { get; } = [];
        public ConcurrentBag<double> Reads { get; } = [];
        public List<double> Syncs { get; } = [];
        public int Backups { get; set; }
        public int Checkpoints { get; set; }
    }
}
