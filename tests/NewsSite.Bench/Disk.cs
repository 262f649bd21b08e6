using System.Diagnostics;

namespace NewsSite.Bench;

/// <summary>What a commit costs at least.</summary>
internal static class Disk
{
    /// <summary>The same, again and again beside something, until that is done.</summary>
    public static async Task<(T Done, List<double> Syncs)> BesideAsync<T>(string file, Task<T> act)
    {
        List<double> syncs = [];
        while (!act.IsCompleted)
        {
            syncs.AddRange(await Task.Run(() => Syncs(file, 1)));
            await Task.Delay(20);
        }
        return (await act, syncs);
    }

    /// <summary>4 KB written and synced, so many times: the milliseconds of each.</summary>
    public static List<double> Syncs(string file, int times)
    {
        using var handle = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write);
        var page = new byte[4096];
        List<double> taken = [];
        for (var i = 0; i < times; i++)
        {
            var since = Stopwatch.GetTimestamp();
            RandomAccess.Write(handle, page, i * page.Length);
            RandomAccess.FlushToDisk(handle);
            taken.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        return taken;
    }
}
