using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

public sealed class GreetingTests
{
    /// <summary>P53: the link of a start has the paper's time, whatever the machine's clock says.</summary>
    [Fact]
    public async Task The_first_administrators_link_runs_by_the_clock_that_goes_on()
    {
        var mark = new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc);
        using var site = await TestSite.StartAsync(services => services.AddSingleton(provider =>
        {
            Mark(provider.GetRequiredService<DataFolder>(), mark);
            return new PaperClock(new SettableClock(mark.AddYears(1)), () => TimeSpan.FromHours(1));
        }));
        Assert.True(site.Services.GetRequiredService<PaperClock>().IsHeld); // control: the machine says another year
        SignInLink? link = null; // made a moment after the paper is open
        for (var i = 0; i < 500 && link is null; i++)
        {
            await Task.Delay(20);
            link = await site.ReadAsync(db => db.SignInLinks.AsNoTracking().SingleOrDefaultAsync());
        }
        Assert.NotNull(link);
        Assert.Equal(mark + SignInLink.Lifetime, link.ExpiresAt);
    }

    private static void Mark(DataFolder folder, DateTime time)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"ClockMarks\" (\"Id\", \"PaperTime\", \"BootId\", \"SinceBoot\") VALUES (1, '{time:yyyy-MM-dd HH:mm:ss}', 'another boot', 0)";
        command.ExecuteNonQuery();
    }
}
