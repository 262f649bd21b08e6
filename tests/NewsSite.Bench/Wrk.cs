using System.Globalization;
using System.Text.RegularExpressions;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>One run of wrk: as many requests as are answered, on connections that stay open, asking for brotli.</summary>
internal static partial class Wrk
{
    public const int Connections = 64;

    // One of its threads is enough to keep two cores of servers busy, and leaves them the most of the machine.
    public const int Threads = 1;

    /// <returns>Answers a second; every one of them was a 200.</returns>
    public static async Task<double> RunAsync(Uri address, int seconds)
    {
        var program = BuiltProgram.Find("wrk") ?? throw new InvalidOperationException("There is no wrk: install Debian's package of that name.");
        string[] command = [program, "-t", $"{Threads}", "-c", $"{Connections}", "-d", $"{seconds}s", "-H", "Accept-Encoding: br", address.ToString()];
        var ended = await BuiltProgram.RunAsync(BuiltProgram.Start(command, Path.GetTempPath(), []));
        if (ended.ExitCode != 0 || ended.Output.Contains("Non-2xx", StringComparison.Ordinal) || ended.Output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException(ended.Output + ended.Errors);
        return double.Parse(PerSecond().Match(ended.Output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex PerSecond();
}
