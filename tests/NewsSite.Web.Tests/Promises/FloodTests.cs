using Microsoft.AspNetCore.Http;
using NewsSite.Data;
using NewsSite.Text;
using NewsSite.Web.Operations;
using NewsSite.Web.Tests.Operations;
using NewsSite.Web.Tests.Processes;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P20: whoever asks for what is not there, however often, neither fills the memory nor drives out what others read.</summary>
[Collection(ProcessTests.Name)] // alone: the memory of the process is measured
public sealed class FloodTests(SharedSite shared, ITestOutputHelper output)
{
    private const int Requests = 500_000;
    private const int PageBytes = 6_000; // a styled 404 of the paper
    private const long MostGrowth = 64 << 20;

    [Fact]
    public async Task Half_a_million_odd_requests_are_forgotten_and_the_hot_page_stays()
    {
        var renders = 0;
        var hotRenders = 0;
        using var cache = new CacheAlone(shared.Site, context =>
        {
            Interlocked.Increment(ref renders);
            if (context.Request.Path == "/hot") Interlocked.Increment(ref hotRenders);
            else if (context.Request.Path != "/latest" && context.Request.Path != "/search") context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/html";
            return context.Response.Body.WriteAsync(new byte[PageBytes]).AsTask();
        });
        await cache.AskAsync("/hot");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), async (i, _) =>
        {
            if (i % 500 == 0) await cache.AskAsync("/hot");
            // A known query with a key of its own each time, one that no page knows, one that is malformed, and addresses that are not there.
            await ((i % 8) switch
            {
                0 when i % 3 == 0 => cache.AskAsync("/search", $"?q=word-{i}"),
                0 => cache.AskAsync("/latest", $"?before={new ListKey(DateTime.UnixEpoch.AddSeconds(i), i)}"),
                1 or 2 => cache.AskAsync("/latest", $"?x={i}"),
                3 => cache.AskAsync("/latest", $"?before=nonsense-{i}"),
                _ => cache.AskAsync($"/missing-{i}"),
            });
        });
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{renders} of {Requests} were rendered; the memory grew by {grown >> 20} MB.");
        Assert.InRange(renders, Requests / 2, Requests * 3 / 4); // a query that no page knows is the page without it
        Assert.InRange(grown, long.MinValue, MostGrowth);
        Assert.Equal(200, await cache.AskAsync("/hot"));
        Assert.Equal(1, hotRenders);
    }

    /// <summary>The control: a tenth of them, kept without a bound, is more memory than that, as it is measured here.</summary>
    [Fact]
    public void Kept_without_a_bound_a_tenth_of_them_would_fill_the_memory()
    {
        var store = new PageStore(long.MaxValue, new Stamps());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Requests / 10; i++) store.Keep($"/missing-{i}", new CachedPage(new byte[PageBytes], 404, "text/html", null, 0, null, DateTime.MaxValue));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, MostGrowth * 2, long.MaxValue);
        GC.KeepAlive(store);
    }
}
