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
    [InlineData("Revisions", "Body")]
    [InlineData("Autosaves", "Form")]
    [InlineData("PreviewLinks", "CodeHash")]
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

    [Theory]
    [InlineData("DELETE FROM \"Articles\"", 8)] // 8: a connection that is only opened for reading would stop it too
    [InlineData("UPDATE \"StaffMembers\" SET \"Role\" = 3", 8)]
    [InlineData("ATTACH ':memory:' AS other", 0)]
    [InlineData("PRAGMA table_info(\"StaffMembers\")", 0)]
    public async Task A_reader_cannot_write_or_attach(string sql, int withoutTheGuard)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => newsroom.InScopeAsync(s => s.GetRequiredService<ReadDb>().Database.ExecuteSqlRawAsync(sql)));
        Assert.Equal(23, refused.SqliteErrorCode);

        // Control: the same connection without the authorizer.
        await using var bare = new SqliteConnection($"Data Source={newsroom.Data.Database};Mode=ReadOnly;Pooling=False");
        await bare.OpenAsync();
        await using var command = bare.CreateCommand();
        command.CommandText = sql;
        var code = 0;
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException e)
        {
            code = e.SqliteErrorCode;
        }
        Assert.Equal(withoutTheGuard, code);
    }

    [Fact]
    public async Task A_reader_saves_nothing()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.InScopeAsync(s => s.GetRequiredService<ReadDb>().SaveChangesAsync()));
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
