using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>What a browser fetches for a visit, counted as it came over the wire.</summary>
internal sealed class Wire
{
    private readonly Visit visit;
    // The browser tells of what comes while a test reads it.
    private readonly ConcurrentDictionary<string, string> asked = [];
    private readonly ConcurrentDictionary<string, (double Headers, bool IsPacked)> answered = [];
    private readonly ConcurrentQueue<(string Id, double Bytes)> arrived = [];

    private Wire(Visit visit) => this.visit = visit;

    /// <summary>Counts from now on.</summary>
    public static async Task<Wire> WatchAsync(Visit visit)
    {
        var wire = new Wire(visit);
        var network = await visit.Context.NewCDPSessionAsync(visit.Page);
        network.Event("Network.requestWillBeSent").OnEvent += (_, e) => wire.asked[Id(e)] = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => wire.arrived.Enqueue((Id(e), e!.Value.GetProperty("encodedDataLength").GetDouble()));
        network.Event("Network.responseReceived").OnEvent += (_, e) => wire.answered[Id(e)] = Headers(e!.Value.GetProperty("response"));
        await network.SendAsync("Network.enable");
        return wire;
    }

    /// <summary>Each address and its bytes, headers included; what comes within a page is none.</summary>
    public async Task<List<(string Url, double Bytes)>> PartsAsync()
    {
        List<(string Url, double Bytes)> parts = [];
        // What was asked for before the counting is no part of it, though it may end within.
        foreach (var (id, bytes) in arrived.Where(a => asked.TryGetValue(a.Id, out var url) && answered.ContainsKey(a.Id) && !url.StartsWith("data:", StringComparison.Ordinal)))
        {
            var (headers, isPacked) = answered[id];
            parts.Add((asked[id], isPacked ? bytes : headers + await AsPublishedAsync(asked[id])));
        }
        return parts;
    }

    /// <summary>Waits, for ten seconds at most, until something has arrived whose address holds <paramref name="part"/>.</summary>
    public async Task UntilAsync(string part)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(50))
        {
            if (arrived.Any(a => asked[a.Id].Contains(part, StringComparison.Ordinal)))
                return;
        }
    }

    public static string Tell(IEnumerable<(string Url, double Bytes)> parts) => string.Join(", ", parts.Select(p => $"{new Uri(p.Url).AbsolutePath} {p.Bytes}"));

    private static string Id(JsonElement? e) => e!.Value.GetProperty("requestId").GetString()!;

    // A picture is as small as it gets; a page is packed by the site itself.
    private static (double, bool) Headers(JsonElement response) =>
        (response.GetProperty("encodedDataLength").GetDouble(), response.GetProperty("mimeType").GetString()!.StartsWith("image/", StringComparison.Ordinal)
            || response.GetProperty("headers").EnumerateObject().Any(h => h.Name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase) && h.Value.GetString() == "br"));

    /// <summary>A style sheet or script is packed with brotli when the site is published, and not before.</summary>
    private async Task<int> AsPublishedAsync(string url)
    {
        var body = await (await visit.Page.APIRequest.GetAsync(url)).BodyAsync();
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var written, 11, 22) ? written : body.Length;
    }
}
