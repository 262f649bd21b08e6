using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Staff;

public sealed class SessionsTests
{
    [Fact]
    public async Task Every_sign_in_has_a_new_key_and_signing_out_ends_one_on_the_server()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var (first, second) = ((await newsroom.EnterAsync("Parwana")).SessionKey, (await newsroom.EnterAsync("Parwana")).SessionKey);
        Assert.NotEqual(first, second);
        Assert.Equal("Parwana", (await newsroom.SessionAsync(first))?.StaffMember.UserName);

        await newsroom.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<Sessions>().EndAsync(first);
            await scope.GetRequiredService<Sessions>().EndAsync("nobody's key");
            return 0;
        });

        Assert.Null(await newsroom.SessionAsync(first));
        Assert.NotNull(await newsroom.SessionAsync(second));
        Assert.Null(await newsroom.SessionAsync(""));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy_and_is_swept_by_the_next()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var key = (await newsroom.EnterAsync("Parwana")).SessionKey;
        for (var visit = 0; visit < 23; visit++)
        {
            newsroom.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.NotNull(await newsroom.SessionAsync(key));
        }
        newsroom.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await newsroom.SessionAsync(key));
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Sessions.CountAsync()));

        var next = (await newsroom.EnterAsync("Parwana")).SessionKey;
        Assert.Equal(Digest.Of(next), (await newsroom.ReadAsync(db => db.Sessions.SingleAsync())).KeyHash);
    }

    [Fact]
    public async Task A_session_ends_after_an_hour_without_a_visit()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var key = (await newsroom.EnterAsync("Parwana")).SessionKey;
        newsroom.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await newsroom.SessionAsync(key));
        newsroom.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await newsroom.SessionAsync(key));
        newsroom.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Null(await newsroom.SessionAsync(key));
    }

    [Fact]
    public async Task The_last_visit_is_written_once_a_minute_and_a_failure_to_write_signs_nobody_out()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var key = (await newsroom.EnterAsync("Parwana")).SessionKey;
        var opened = newsroom.Clock.Now;
        newsroom.Clock.Advance(TimeSpan.FromSeconds(59));
        await newsroom.SessionAsync(key);
        Assert.Equal(opened, await LastSeenAsync(newsroom));
        newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        await newsroom.SessionAsync(key);
        Assert.Equal(opened.AddMinutes(1), await LastSeenAsync(newsroom));

        // The table refuses to change, as a full disk would.
        await newsroom.InScopeAsync(scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            return db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER \"Full\" BEFORE UPDATE ON \"Sessions\" BEGIN SELECT RAISE(ABORT, 'full'); END"));
        });
        newsroom.Clock.Advance(TimeSpan.FromMinutes(5));
        await newsroom.InScopeAsync(async scope =>
        {
            Assert.NotNull(await scope.GetRequiredService<Sessions>().FindAsync(key));
            Assert.Equal(0, await scope.GetRequiredService<NewsDb>().SaveChangesAsync()); // and leaves nothing behind for the request's own save
            return 0;
        });
        Assert.Equal(opened.AddMinutes(1), await LastSeenAsync(newsroom));

        // Control: the write does fail.
        await Assert.ThrowsAsync<DbUpdateException>(() => newsroom.WriteAsync(db => db.Sessions.Single().LastSeenAt = newsroom.Clock.Now));
    }

    [Fact]
    public async Task A_password_that_was_verified_before_a_change_opens_nothing_after_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var verified = await newsroom.HireAsync("Nur", StaffRole.Editor);
        Assert.NotNull(await newsroom.ActAsync<Sessions, string?>(act => act.OpenAsync(verified))); // control
        await newsroom.ChangeAsync("Nur", StaffRole.Reporter);
        Assert.Null(await newsroom.ActAsync<Sessions, string?>(act => act.OpenAsync(verified)));
    }

    private static Task<DateTime> LastSeenAsync(TestNewsroom newsroom) => newsroom.ReadAsync(db => db.Sessions.Select(s => s.LastSeenAt).SingleAsync());
}
