using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using NewsSite.TestKit;
using NewsSite.Text;

namespace NewsSite.Bench;

/// <summary>Many who comment at once: how many a second are on the disk, how long each waits, and the same at WordPress where one runs beside it.</summary>
internal static class CommentBench
{
    public static readonly (string, string)[] Settings = [("Comments__PerMinute", "1000000"), ("Comments__WaveFrom", "0"), ("Comments__MostWaiting", "1000000"), ("Proxy__Known", "127.0.0.0/8")];

    /// <param name="writers">Who send at the same time, each from an address of their own.</param>
    /// <param name="comments">All together.</param>
    /// <param name="runs">The median counts.</param>
    /// <param name="other">The address of a WordPress' <c>wp-comments-post.php</c> that takes comments of anybody under its post 1; null for none.</param>
    public static async Task<int> RunAsync(int writers, int comments, int runs, Uri? other)
    {
        using var published = await PublishedSite.PublishAsync();
        List<double> ours = [], theirs = [], slowest = [];
        for (var run = 0; run < runs; run++)
        {
            using var folder = new TemporaryFolder();
            var sync = Wrk.Median(Disk.Syncs(folder["sync"], 200));
            await using var site = await published.StartAsync(Settings);
            using var client = site.Client();
            for (var warm = 0; warm < 3; warm++) await RunAsync(writers, comments, i => Form(i, $"warm {warm}"), client, new(PublishedSite.Article + "/comments", UriKind.Relative), HttpStatusCode.SeeOther, 1 + warm); // the first compile the pages, and what is called often is compiled anew
            var ((rate, times), besides) = await Disk.BesideAsync(folder["beside"], RunAsync(writers, comments, i => Form(i, $"{run}"), client, new(PublishedSite.Article + "/comments", UriKind.Relative), HttpStatusCode.SeeOther));
            var beside = Wrk.Median(besides);
            ours.Add(rate);
            slowest.Add(times[times.Count * 99 / 100]);
            Print($"NewsSite: {rate:0} comments/s, all {comments} answered 303; each waited {Wrk.Median(times):0} ms (median), p99 {slowest[^1]:0} ms; a sync beside them {beside:0.00} ms (median of {besides.Count}), so that P39 allows {(200 * beside) + 50:0} ms; a sync of the disk at rest {sync:0.00} ms");
            if (other is null) continue;
            using var theirClient = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };
            var (theirRate, theirTimes) = await RunAsync(writers, comments, i => [("comment", $"Comment {i} of run {run} says {Guid.NewGuid():N}."), ("comment_post_ID", "1"), ("comment_parent", "0"), ("author", "A reader"), ("email", $"{Guid.NewGuid():N}@example.org")], theirClient, other, HttpStatusCode.Found, 100 + run);
            theirs.Add(theirRate);
            Print($"WordPress: {theirRate:0} comments/s; each waited {Wrk.Median(theirTimes):0} ms (median), p99 {theirTimes[theirTimes.Count * 99 / 100]:0} ms");
        }
        Print($"NewsSite {Wrk.Median(ours):0} comments/s, p99 {Wrk.Median(slowest):0} ms (medians of {runs})");
        if (other is not null) Print($"ratio to WordPress: {Wrk.Median(ours) / Wrk.Median(theirs):0.0} (bar 10)");
        return 0;
    }

    public static List<(string, string)> Form(int number, string run) => [("name", ""), ("text", $"Comment {number} of run {run} says this, and some words more as readers do."), ("key", Crockford.NewCode(26))];

    private static async Task<(double Rate, List<double> Milliseconds)> RunAsync(int writers, int comments, Func<int, List<(string, string)>> form, HttpClient client, Uri to, HttpStatusCode expected, int network = 0)
    {
        var times = new ConcurrentBag<double>();
        var next = -1;
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < comments)
            {
                using var sent = new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent(form(i).Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
                sent.Headers.Add("X-Forwarded-For", $"10.{network}.{i / 250 % 250}.{i % 250}");
                var begun = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(sent);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (answer.StatusCode != expected) throw new InvalidOperationException($"A comment was answered with {answer.StatusCode}.");
            }
        }));
        var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return (comments / took, [.. times.Order()]);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
