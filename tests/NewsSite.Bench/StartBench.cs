using System.Diagnostics;
using System.Globalization;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>How long the paper takes from the start of its process to the first page, and how much memory it has under load.</summary>
internal static class StartBench
{
    public static async Task<int> RunAsync(int seconds, int runs)
    {
        using var published = await PublishedSite.PublishAsync();
        using var empty = await EmptySite.PublishAsync();
        var (starts, least) = (new List<double>(), new List<double>());
        for (var run = 0; run <= runs; run++) // the first reads the programs from the disk
        {
            var (ours, theirs) = (await StartAsync(() => published.StartAsync()), await StartAsync(empty.StartAsync));
            if (run == 0) continue;
            starts.Add(ours);
            least.Add(theirs);
        }
        Print($"start to the first 200 of /: {Wrk.Median(starts):0.00} s (median of {runs}; {starts.Min():0.00} to {starts.Max():0.00})");
        Print($"an empty ASP.NET Core program beside it: {Wrk.Median(least):0.00} s; ratio {Wrk.Median(starts) / Wrk.Median(least):0.0}");
        await MemoryAsync(published, seconds, "cached");
        await MemoryAsync(published, seconds, "cache off", ("PageCache__Enabled", "false"));
        return 0;
    }

    private static async Task<double> StartAsync(Func<Task<RunningSite>> start)
    {
        var since = Stopwatch.GetTimestamp();
        await using var site = await start();
        using var client = site.Client();
        (await client.GetAsync("/")).EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task MemoryAsync(PublishedSite published, int seconds, string what, params (string, string)[] settings)
    {
        await using var site = await published.StartAsync(settings);
        var idle = Megabytes(site.ProcessId, "VmRSS");
        var load = Wrk.RunAsync(new Uri(site.Address, PublishedSite.Article), seconds);
        var most = idle;
        while (!load.IsCompleted)
        {
            most = Math.Max(most, Megabytes(site.ProcessId, "VmRSS"));
            await Task.Delay(100);
        }
        var rate = await load;
        Print($"memory, {what}: {idle:0} MB when started, {most:0} MB at most under {rate:0} requests/s (peak since its start {Megabytes(site.ProcessId, "VmHWM"):0} MB)");
    }

    // The kernel counts in kB of 1,024 bytes.
    private static double Megabytes(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
