using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
        using var site = await TestSite.StartAsync(services => services
            .ConfigureDbContext<NewsDb>(options => options.AddInterceptors(new SlowMark()))
            .AddSingleton(provider =>
            {
                Mark(provider.GetRequiredService<DataFolder>(), mark);
                return new PaperClock(new SettableClock(mark.AddYears(1)), () => TimeSpan.FromHours(1));
            }));
        Assert.True(site.Services.GetRequiredService<PaperClock>().IsHeld); // control: the machine says another year
        var link = await site.ReadAsync(db => db.SignInLinks.AsNoTracking().SingleAsync());
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

    /// <summary>The mark comes late: what does not wait for it, overtakes it.</summary>
    private sealed class SlowMark : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("ClockMarks", StringComparison.Ordinal)) await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            return result;
        }
    }
}
