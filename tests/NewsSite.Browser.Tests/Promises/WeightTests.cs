using System.IO.Compression;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>What a first view costs on a slow line (DESIGN §7), and that nothing jumps while it arrives.</summary>
[Collection(Papers.Looking)]
public sealed class WeightTests(OpenPaper paper)
{
    private const int MostBytes = 14 * 1024;

    private const string Jumps = """
        (() => {
          window.__jumps = 0;
          new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.__jumps += e.value; })).observe({ type: 'layout-shift', buffered: true });
        })();
        """;

    [Theory, InlineData(""), InlineData("/fa"), InlineData("/ps")]
    public async Task An_article_without_pictures_costs_three_requests_and_14_KB_at_most(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.Page.RouteAsync("**/media/**", route => route.AbortAsync());
        var network = await visit.Context.NewCDPSessionAsync(visit.Page);
        Dictionary<string, string> asked = [];
        Dictionary<string, (double Headers, bool IsBrotli)> answered = [];
        List<(string Id, double Bytes)> arrived = [];
        network.Event("Network.requestWillBeSent").OnEvent += (_, e) => asked[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => arrived.Add((e!.Value.GetProperty("requestId").GetString()!, e.Value.GetProperty("encodedDataLength").GetDouble()));
        network.Event("Network.responseReceived").OnEvent += (_, e) => answered[e!.Value.GetProperty("requestId").GetString()!] = Headers(e.Value.GetProperty("response"));
        await network.SendAsync("Network.enable");
        await visit.Page.GotoAsync($"{prefix}/articles/{ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });

        List<(string Url, double Bytes)> parts = [];
        foreach (var (id, bytes) in arrived.Where(a => !asked[a.Id].Contains("/media/", StringComparison.Ordinal) && !asked[a.Id].StartsWith("data:", StringComparison.Ordinal)))
        {
            var (headers, isBrotli) = answered[id];
            parts.Add((asked[id], isBrotli ? bytes : headers + await AsPublishedAsync(visit, asked[id])));
        }
        var told = string.Join(", ", parts.Select(p => $"{new Uri(p.Url).AbsolutePath} {p.Bytes}"));
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        // The Naskh face comes beside them, to the editions that write with it; the page does not wait for it.
        var faces = parts.Where(p => p.Url.Contains("/fonts/", StringComparison.Ordinal)).ToList();
        Assert.Equal(prefix.Length > 0 ? 1 : 0, faces.Count);
        Assert.All(faces, f => Assert.InRange(f.Bytes, 1, 40 * 1024));
        parts.RemoveAll(faces.Contains);
        Assert.True(parts.Count <= 3, told);
        Assert.True(parts.Sum(p => p.Bytes) <= MostBytes, told);
        Assert.True(parts.Sum(p => p.Bytes) > 3_000, told); // they were measured indeed
    }

    [Theory]
    [InlineData("/", 360, 640)]
    [InlineData("/", 1280, 800)]
    [InlineData("/articles/" + ReaderPage.Provided, 360, 640)]
    [InlineData("/articles/" + ReaderPage.Provided, 1280, 6000)]
    [InlineData("/articles/everything-en", 360, 6000)]
    [InlineData("/fa", 360, 640)]
    public async Task Nothing_jumps_while_a_page_arrives_and_is_read_to_its_end(string path, int width, int height)
    {
        await using var visit = await paper.VisitAsync(width, height);
        await visit.Context.AddInitScriptAsync(Jumps);
        await visit.Context.AddInitScriptAsync("navigator.share = () => Promise.resolve();"); // as on a telephone
        // The script and the pictures come late, as on a slow line.
        await visit.Page.RouteAsync(new System.Text.RegularExpressions.Regex("/(media|js)/"), async route =>
        {
            await Task.Delay(150);
            await route.ContinueAsync();
        });
        await visit.GoAsync(path);
        await ReadToTheEndAsync(visit);
        Assert.Equal(0, await visit.Page.EvaluateAsync<double>("window.__jumps"));
    }

    [Fact]
    public async Task What_jumps_is_measured_here()
    {
        await using var visit = await paper.VisitAsync();
        await visit.Context.AddInitScriptAsync(Jumps);
        await visit.GoAsync("/");
        await visit.Page.EvaluateAsync("() => { const p = document.createElement('p'); p.style.height = '200px'; document.body.prepend(p); }");
        await ReadToTheEndAsync(visit);
        Assert.True(await visit.Page.EvaluateAsync<double>("window.__jumps") > 0.05);
    }

    private static (double, bool) Headers(System.Text.Json.JsonElement response) =>
        (response.GetProperty("encodedDataLength").GetDouble(), response.GetProperty("headers").EnumerateObject().Any(h => h.Name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase) && h.Value.GetString() == "br"));

    /// <summary>A style sheet or script is packed with brotli when the site is published, and not before.</summary>
    private static async Task<int> AsPublishedAsync(Visit visit, string url)
    {
        var body = await (await visit.Page.APIRequest.GetAsync(url)).BodyAsync();
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var written, 11, 22) ? written : body.Length;
    }

    private static async Task ReadToTheEndAsync(Visit visit) => await visit.Page.EvaluateAsync("""
        async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) { scrollTo(0, y); await new Promise(r => setTimeout(r, 60)); }
          await Promise.all([...document.images].map(i => i.complete ? 0 : new Promise(r => { i.onload = i.onerror = r; })));
          await new Promise(r => setTimeout(r, 200));
        }
        """);
}
