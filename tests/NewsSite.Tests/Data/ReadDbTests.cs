using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Data;

public sealed class ReadDbTests
{
    [Theory]
    [InlineData("StaffMembers", "PasswordHash")]
    [InlineData("Sessions", "KeyHash")]
    [InlineData("SignInLinks", "CodeHash")]
    [InlineData("Secrets", "Value")]
    [InlineData("ClockMarks", "BootId")]
    [InlineData("sqlite_master", "sql")]
    public async Task A_reader_cannot_select_what_is_secret(string table, string column)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var sql = $"SELECT count(\"{column}\") AS \"Value\" FROM \"{table}\"";

        var refused = await Assert.ThrowsAsync<SqliteException>(() => newsroom.InScopeAsync(s => s.GetRequiredService<ReadDb>().Database.SqlQueryRaw<long>(sql).ToListAsync()));
        Assert.Equal(23, refused.SqliteErrorCode);

        // Control: without the authorizer the same words are answered.
        Assert.Single(await newsroom.ReadAsync(db => db.Database.SqlQueryRaw<long>(sql).ToListAsync()));
    }

    [Fact]
    public async Task A_reader_cannot_write_or_attach()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<ReadDb>();
            await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"Articles\""));
            await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("ATTACH ':memory:' AS other"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            return 0;
        });
    }

    [Fact]
    public async Task A_reader_sees_what_was_just_written()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("Snow closes the Salang pass");
        var now = newsroom.Clock.Now;
        Assert.Equal(["Snow closes the Salang pass"], await newsroom.InScopeAsync(s => s.GetRequiredService<ReadDb>().Articles.Published(now).In("en").NewestFirst().Select(a => a.Headline).ToListAsync()));
    }
}
