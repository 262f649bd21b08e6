using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Publishing;

/// <summary>P53: a clock that jumped is not believed until a person says so, to this process or to another.</summary>
public sealed class MarkClockTests
{
    private static readonly DateTime Start = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_clock_that_jumped_is_held_until_another_process_confirms_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var machine = new SettableClock(Start);
        var boot = TimeSpan.Zero;
        var site = new PaperClock(machine, () => boot);
        await MarkAsync(newsroom, site);

        machine.Advance(TimeSpan.FromDays(365));
        boot += TimeSpan.FromSeconds(30);
        await MarkAsync(newsroom, site);
        await MarkAsync(newsroom, site); // its own marks are no confirmation
        Assert.True(site.IsHeld);
        Assert.Equal(Start.AddSeconds(30), site.GetUtcNow().UtcDateTime);

        await MarkAsync(newsroom, new PaperClock(machine, () => boot)); // `check --clock`: a process that begins with the machine's clock
        machine.Advance(TimeSpan.FromSeconds(20));
        boot += TimeSpan.FromSeconds(20);
        await MarkAsync(newsroom, site);
        Assert.False(site.IsHeld);
        Assert.Equal(machine.Now, site.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task A_clock_that_went_back_past_the_last_mark_is_not_confirmed_by_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var machine = new SettableClock(Start);
        var boot = TimeSpan.Zero;
        var site = new PaperClock(machine, () => boot);
        await MarkAsync(newsroom, site);
        machine.Advance(-PaperClock.Tolerance - TimeSpan.FromSeconds(10));
        boot += TimeSpan.FromSeconds(5);
        await MarkAsync(newsroom, site);
        Assert.True(site.IsHeld);
    }

    [Fact]
    public async Task Pages_that_were_made_while_the_clock_was_ahead_are_old_once_it_is_put_right()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        var machine = new SettableClock(Start);
        var boot = TimeSpan.Zero;
        var site = new PaperClock(machine, () => boot);
        await MarkAsync(newsroom, site);
        var made = stamps.Now;

        machine.Advance(-TimeSpan.FromDays(1));
        await MarkAsync(newsroom, site);
        Assert.True(site.IsHeld);
        Assert.True(stamps.Hold(made, null)); // control: the paper's own time goes on
        await MarkAsync(newsroom, new PaperClock(machine, () => boot)); // `check --clock`
        made = stamps.Now;
        machine.Advance(TimeSpan.FromSeconds(20));
        boot += TimeSpan.FromSeconds(20);
        await MarkAsync(newsroom, site);
        Assert.Equal(machine.Now, site.GetUtcNow().UtcDateTime);
        Assert.False(stamps.Hold(made, null));
    }

    private static Task<bool> MarkAsync(TestNewsroom newsroom, PaperClock clock) => newsroom.InScopeAsync(async scope =>
    {
        await new MarkClock(scope.GetRequiredService<NewsDb>(), clock, scope.GetRequiredService<Stamps>()).RunAsync(default);
        return true;
    });
}
