using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.TestKit;
using NewsSite.Text;
using NewsSite.Web.Operations;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P20, P26, P27, P55: floods and guesses end, readers who share an address do not notice.</summary>
public sealed partial class LimitsTests
{
    [Fact]
    public async Task Guessing_stops_and_tells_nobody_who_exists()
    {
        using var site = await TestSite.StartAsync();
        await site.HireAsync("Zarghuna");
        using var client = site.Client(cookies: true);
        foreach (var name in new[] { "Zarghuna", "Nobody" })
        {
            for (var i = 0; i < 10; i++)
            {
                using var wrong = await client.SignInAsync(name, "a wrong password " + i);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            }
        }
        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("Zarghuna", "wrong"), ("Nobody", "wrong"), ("Zarghuna", Visits.Password) })
        {
            using var stopped = await client.SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
            Assert.InRange(stopped.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 0.1, 15);
            answers.Add(Unlike(await stopped.Content.ReadAsStringAsync(), name));
        }
        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/"));
        await client.CommentAsync("Readers do not feel it.");

        site.Clock.Advance(TimeSpan.FromMinutes(15));
        using var right = await client.SignInAsync("Zarghuna");
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_answered_as_somebody_with_a_wrong_password()
    {
        using var site = await TestSite.StartAsync();
        await site.HireAsync("Zarghuna");
        using var client = site.Client(cookies: true);
        var answers = new List<(HttpStatusCode, string, string)>();
        foreach (var name in new[] { "Zarghuna", "Nobody", "<b>", new string('a', 500) })
        {
            using var answer = await client.SignInAsync(name, "not the password of anyone");
            answers.Add((answer.StatusCode, string.Join(',', answer.Headers.Select(h => h.Key).Order()), Unlike(await answer.Content.ReadAsStringAsync(), name)));
        }
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Sixty_readers_behind_one_address_are_all_taken()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        for (var reader = 0; reader < 60; reader++)
        {
            await client.CommentAsync($"The words of reader number {reader}.");
            site.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.Equal(60, await site.ReadAsync(db => Task.FromResult(db.Comments.Count())));
    }

    /// <summary>The whole site on the way that <see cref="FloodTests"/> goes half a million times.</summary>
    [Fact]
    public async Task Odd_queries_and_missing_addresses_leave_the_hot_page_in_the_cache()
    {
        var renders = 0;
        using var site = await TestSite.StartAsync(services => services.AddScoped(_ =>
        {
            Interlocked.Increment(ref renders);
            return new Freshness();
        }));
        using var client = site.Client();
        await client.StatusAsync(Visits.Provided);
        await client.StatusAsync("/latest");
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (i, _) =>
        {
            var address = i % 20 == 0 ? $"/missing-{i}" : i % 50 == 1 ? $"/latest?before={new ListKey(DateTime.UnixEpoch.AddSeconds(i), i)}" : $"/latest?x={i}&before=nonsense-{i}";
            await client.StatusAsync(address);
        });
        var before = renders;
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(Visits.Provided));
        Assert.Equal(before, renders);
    }

    [Fact]
    public void The_store_keeps_its_bound_and_what_is_asked_for()
    {
        const int Bound = 1 << 20;
        var store = new PageStore(Bound, new Stamps());
        store.Keep("/hot", Page());
        for (var i = 0; i < 20_000; i++)
        {
            store.Keep($"/{i}", Page());
            Assert.InRange(store.Bytes, 0, Bound);
            Assert.NotNull(store.Find("/hot", DateTime.UnixEpoch));
        }
        Assert.Null(store.Find("/0", DateTime.UnixEpoch));
        // The control: kept without a bound, they are many times as much.
        Assert.True(20_000L * Page().Size > 100 * Bound);

        static CachedPage Page() => new(new byte[4000], 200, "text/html", null, 0, null, DateTime.MaxValue);
    }

    // The page without what differs in every answer: the name that was typed, the token, and what a passkey's question draws anew.
    private static string Unlike(string page, string name) =>
        Drawn().Replace(page.Replace(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(name), "", StringComparison.Ordinal), "");

    [GeneratedRegex("name=\"(__RequestVerificationToken|question)\"[^>]*>|challenge&quot;:&quot;[^&]*&quot;")]
    private static partial Regex Drawn();
}
