using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>What a first view costs on a slow line (DESIGN §7), and that nothing jumps while it arrives.</summary>
[Collection(Papers.Looking)]
public sealed class WeightTests(OpenPaper paper)
{
    private const int MostBytes = 14 * 1024;
    private const int MostWithPictures = 60 * 1024;

    private const string Jumps = """
        (() => {
          window.__jumps = 0;
          window.__moved = '';
          const name = node => !node ? 'gone' : node.nodeType === 3 ? `"${node.data.trim()}" in ${name(node.parentNode)}` : `${node.localName}.${node.className}`;
          const told = s => `${name(s.node)} from ${JSON.stringify(s.previousRect)} to ${JSON.stringify(s.currentRect)}\n`;
          new PerformanceObserver(list => list.getEntries().filter(e => !e.hadRecentInput).forEach(e => {
            window.__jumps += e.value;
            window.__moved += e.sources.map(told).join('');
          })).observe({ type: 'layout-shift', buffered: true });
        })();
        """;

    [Theory, InlineData(""), InlineData("/fa"), InlineData("/ps")]
    public async Task An_article_without_pictures_costs_three_requests_and_14_KB_at_most(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.Page.RouteAsync("**/media/**", route => route.AbortAsync());
        var wire = await Wire.WatchAsync(visit);
        await visit.Page.GotoAsync($"{prefix}/articles/{ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });

        // The Naskh face comes beside the page, to the editions that write with it; a busy machine may ask for it only now.
        if (prefix.Length > 0)
            await wire.UntilAsync("/fonts/");
        var parts = await wire.PartsAsync();
        var told = Wire.Tell(parts);
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        var faces = parts.Where(p => p.Url.Contains("/fonts/", StringComparison.Ordinal)).ToList();
        Assert.Equal(prefix.Length > 0 ? 1 : 0, faces.Count);
        Assert.All(faces, f => Assert.InRange(f.Bytes, 1, 40 * 1024));
        parts.RemoveAll(faces.Contains);
        Assert.True(parts.Count <= 3, told);
        Assert.True(parts.Sum(p => p.Bytes) <= MostBytes, told);
        Assert.True(parts.Sum(p => p.Bytes) > 3_000, told); // they were measured indeed
    }

    /// <summary>On a screen of two points a pixel, which takes the larger pictures.</summary>
    [Fact]
    public async Task Every_article_costs_60_KB_at_most_on_a_telephone_read_to_its_end()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var paths = await paper.PathsOfArticlesAsync();
        Assert.True(paths.Count >= 30);
        foreach (var path in paths)
        {
            await using var visit = await paper.VisitAsync(360, 640, scale: 2);
            var wire = await Wire.WatchAsync(visit);
            await visit.Page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
            var first = Sum(await wire.PartsAsync());
            await ReadToTheEndAsync(visit);
            var parts = await wire.PartsAsync();
            TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {first} first, {Sum(parts)} to its end: {Wire.Tell(parts)}");
            Assert.True(Sum(parts) <= MostWithPictures, path);
        }

        static double Sum(IEnumerable<(string Url, double Bytes)> parts) => parts.Where(p => !p.Url.Contains("/fonts/", StringComparison.Ordinal)).Sum(p => p.Bytes);
    }

    [Theory]
    [InlineData("/", 360, 640)]
    [InlineData("/", 1280, 800)]
    [InlineData("/articles/" + ReaderPage.Provided, 360, 640)]
    [InlineData("/articles/" + ReaderPage.Provided, 1280, 6000)]
    [InlineData("/articles/everything-en", 360, 6000)]
    [InlineData("/fa", 360, 640)]
    [InlineData("/sections/about-this-paper", 360, 640)]
    [InlineData("/fa/sections/about-this-paper", 1280, 800)]
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
        Assert.True(await visit.Page.EvaluateAsync<double>("window.__jumps") == 0, await visit.Page.EvaluateAsync<string>("window.__moved"));
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

    private static async Task ReadToTheEndAsync(Visit visit) => await visit.Page.EvaluateAsync("""
        async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await new Promise(r => setTimeout(r, 60)); }
          await Promise.all([...document.images].map(i => i.complete ? 0 : new Promise(r => { i.onload = i.onerror = r; })));
          await new Promise(r => setTimeout(r, 200));
        }
        """);
}
