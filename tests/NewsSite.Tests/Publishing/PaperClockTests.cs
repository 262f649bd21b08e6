using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Publishing;

/// <summary>P53: a wrong clock harms nothing.</summary>
public sealed class PaperClockTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
    private readonly SettableClock wall = new(Noon);
    private TimeSpan counter = TimeSpan.FromHours(3);

    private PaperClock Start() => new(wall, () => counter);

    private void Pass(TimeSpan time)
    {
        counter += time;
        wall.Advance(time);
    }

    private static DateTime Of(PaperClock clock) => clock.GetUtcNow().UtcDateTime;

    [Fact]
    public void The_paper_follows_the_machine_while_both_agree()
    {
        var clock = Start();
        Pass(TimeSpan.FromDays(400));
        Assert.Equal(wall.Now, Of(clock));
        wall.Advance(TimeSpan.FromMinutes(4)); // a correction over the network
        Assert.Equal(wall.Now, Of(clock));
        wall.Advance(TimeSpan.FromMinutes(-4));
        Assert.Equal(wall.Now, Of(clock));
        Assert.False(clock.IsHeld);
    }

    [Theory]
    [InlineData("1970-01-01")]
    [InlineData("2027-11-20")]
    [InlineData("2026-11-20T12:06:00")]
    [InlineData("2026-11-20T11:54:00")]
    public void A_clock_that_is_set_to_another_time_is_not_believed(string set)
    {
        var clock = Start();
        Assert.Equal(Noon, Of(clock));
        wall.Now = DateTime.Parse(set, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);
        Assert.NotEqual(Noon, wall.Now); // control: the machine itself would publish or hide

        Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(Noon.AddMinutes(10), Of(clock));
        Assert.True(clock.IsHeld);
    }

    [Fact]
    public void The_paper_heals_when_the_clock_is_set_right_again()
    {
        var clock = Start();
        wall.Now = Noon.AddYears(1);
        Pass(TimeSpan.FromHours(2));
        Assert.Equal(Noon.AddHours(2), Of(clock));
        wall.Now = Noon.AddHours(2).AddMinutes(1);
        Assert.Equal(Noon.AddHours(2).AddMinutes(1), Of(clock));
        Assert.False(clock.IsHeld);
    }

    [Fact]
    public void A_person_may_say_that_the_new_time_is_right()
    {
        var clock = Start();
        wall.Now = Noon.AddYears(1);
        Assert.Equal(Noon, Of(clock));
        clock.Confirm();
        Assert.False(clock.IsHeld);
        Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(Noon.AddYears(1).AddMinutes(1), Of(clock));
    }

    [Fact]
    public void Time_never_stands_still_while_it_is_held()
    {
        var clock = Start();
        wall.Now = DateTime.UnixEpoch;
        var last = Of(clock);
        for (var i = 0; i < 100; i++)
        {
            Pass(TimeSpan.FromMinutes(7));
            Assert.Equal(last.AddMinutes(7), Of(clock));
            last = Of(clock);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(-4, false)]
    [InlineData(60, true)]
    [InlineData(-60, true)]
    [InlineData(60 * 24 * 365, true)]
    public void A_restart_in_the_same_boot_measures_the_clock_by_the_counter(int minutesOff, bool held)
    {
        var mark = counter;
        Pass(TimeSpan.FromDays(10)); // the paper was off for ten days, the machine was not
        wall.Advance(TimeSpan.FromMinutes(minutesOff));
        var clock = Start();
        clock.Resume(Noon, sameBoot: true, mark);
        Assert.Equal(held, clock.IsHeld);
        Assert.Equal(held ? Noon.AddDays(10) : wall.Now, Of(clock));
        Assert.Equal(held, clock.IsHeld);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(71.9, false)]
    [InlineData(72.1, true)]
    [InlineData(24 * 365, true)]
    [InlineData(-0.05, false)]
    [InlineData(-0.2, true)]
    [InlineData(-24 * 365 * 56, true)]
    public void A_reboot_is_believed_to_have_been_a_power_cut_of_three_days_at_most(double hoursOff, bool held)
    {
        wall.Advance(TimeSpan.FromHours(hoursOff));
        counter = TimeSpan.FromSeconds(30);
        var clock = Start();
        clock.Resume(Noon, sameBoot: false, TimeSpan.FromHours(3));
        Assert.Equal(held, clock.IsHeld);
        Assert.Equal(held ? Noon : wall.Now, Of(clock));
        Pass(TimeSpan.FromHours(1));
        Assert.Equal((held ? Noon.AddHours(1) : wall.Now, held), (Of(clock), clock.IsHeld));
    }

    [Fact]
    public void The_machines_own_counter_runs()
    {
        var first = BootClock.SinceBoot();
        Assert.True(first > TimeSpan.Zero);
        Assert.True(BootClock.SinceBoot() >= first);
        Assert.NotEmpty(BootClock.BootId);
    }
}
