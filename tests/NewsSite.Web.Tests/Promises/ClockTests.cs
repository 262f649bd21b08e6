using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P53: a wrong clock harms nothing.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_clock_that_jumps_publishes_nothing_hides_nothing_and_heals()
    {
        var wall = new SettableClock(new DateTime(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc));
        var counter = TimeSpan.FromHours(1);
        using var site = await TestSite.StartAsync(services => services.AddSingleton(_ => new PaperClock(wall, () => counter)));
        using var client = site.Client();
        await site.FileAsync("Under embargo", change: (article, _) => article.Publish(wall.Now.AddDays(1)));
        var front = await client.TextAsync("/");
        await RequireAsync(HttpStatusCode.NotFound, HttpStatusCode.OK);

        foreach (var wrong in new[] { DateTime.UnixEpoch, wall.Now.AddYears(1), wall.Now.AddYears(-1) })
        {
            var right = wall.Now;
            wall.Now = wrong;
            await RequireAsync(HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(front, await client.TextAsync("/"));
            Assert.Contains("two-calendars", await client.TextAsync("/latest?x=1"), StringComparison.Ordinal);
            await client.CommentAsync($"Words while the clock says {wrong:yyyy}.");
            wall.Now = right;
            await RequireAsync(HttpStatusCode.NotFound, HttpStatusCode.OK);
        }
        // The control: the same day, gone by in earnest, publishes it.
        wall.Advance(TimeSpan.FromDays(1));
        counter += TimeSpan.FromDays(1);
        await RequireAsync(HttpStatusCode.OK, HttpStatusCode.OK);

        async Task RequireAsync(HttpStatusCode article, HttpStatusCode ready)
        {
            Assert.Equal(article, await client.StatusAsync("/articles/under-embargo"));
            Assert.Equal(ready, await client.StatusAsync("/health/ready"));
        }
    }
}
