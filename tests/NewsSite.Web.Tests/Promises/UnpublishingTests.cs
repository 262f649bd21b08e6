using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P14: what is unpublished is gone, anywhere, once the writer has been answered.</summary>
public sealed class UnpublishingTests
{
    private const string Slug = "how-backups-are-proved";
    private const int Readers = 100;
    private const int Cycles = 50;
    private const int AnswersBetweenWrites = 40;

    private static readonly string[] Lists = ["/", "/latest", "/sections/about-this-paper", "/authors/the-newsroom", "/feed.xml", "/atom.xml", "/feed.json", "/sitemap-2026-11.xml", "/corrections", "/corrections/feed.xml"];

    [Fact]
    public async Task No_reader_finds_it_after_the_writer_was_answered()
    {
        using var site = await TestSite.StartAsync();
        var (stale, asked) = await ReadWhileItComesAndGoesAsync(site, Cycles);
        Assert.Empty(stale);
        Assert.True(asked >= Cycles * AnswersBetweenWrites, $"only {asked} answers were in a settled time");
    }

    /// <summary>The control: writes that raise no stamps leave old pages in the cache, and this test sees them.</summary>
    [Fact]
    public async Task Without_stamps_old_pages_are_served()
    {
        using var site = await TestSite.StartAsync(services => services.AddScoped(p =>
            new NewsDb(p.GetRequiredService<DbContextOptions<NewsDb>>(), p.GetRequiredService<WriteGate>(), new Stamps())));
        var (stale, _) = await ReadWhileItComesAndGoesAsync(site, 5);
        Assert.NotEmpty(stale);
    }

    private static async Task<(IReadOnlyCollection<string> Stale, int Asked)> ReadWhileItComesAndGoesAsync(TestSite site, int cycles)
    {
        await site.CorrectAsync("/articles/" + Slug, "The first version named the wrong year.");
        var stale = new ConcurrentBag<string>();
        var (phase, asked) = (0, 0); // 4n: public · 4n+2: not public · odd: the writer is at work
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(n => Task.Run(async () =>
        {
            using var client = site.Client();
            for (var turn = n; !stop.IsCancellationRequested; turn++)
            {
                var address = turn % 2 == 0 ? "/articles/" + Slug : Lists[turn / 2 % Lists.Length];
                var before = Volatile.Read(ref phase);
                using var answer = await client.GetAsync(address);
                var isThere = turn % 2 == 0 ? answer.StatusCode == HttpStatusCode.OK
                    : (await answer.Content.ReadAsStringAsync()).Contains("articles/" + Slug, StringComparison.Ordinal);
                if (before % 2 != 0 || Volatile.Read(ref phase) != before) continue;
                Interlocked.Increment(ref asked);
                if (isThere != (before % 4 == 0)) stale.Add($"{address} in phase {before}: {answer.StatusCode}");
            }
        })).ToList();
        for (var cycle = 0; cycle < cycles * 2; cycle++)
        {
            await SettleAsync();
            Interlocked.Increment(ref phase);
            await site.WriteAsync(async db =>
            {
                var article = await db.Articles.Include(a => a.Topics).Include(a => a.Bylines).SingleAsync(a => a.Slug == Slug);
                if (cycle % 2 == 0) article.Unpublish(site.Clock.Now);
                else article.Publish(article.PublishedAt!.Value);
            });
            Interlocked.Increment(ref phase);
        }
        await SettleAsync();
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        return (stale, asked);

        // The next write comes while renders are in flight, but not before some answers can be judged.
        async Task SettleAsync()
        {
            var (from, turns) = (Volatile.Read(ref asked), 0);
            while (Volatile.Read(ref asked) < from + AnswersBetweenWrites && turns++ < 2000) await Task.Delay(2);
        }
    }
}
