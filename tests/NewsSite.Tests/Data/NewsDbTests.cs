using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Data;

public sealed class NewsDbTests
{
    [Fact]
    public async Task Nothing_is_written_outside_the_gate()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("Snow closes the Salang pass");
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"Articles\""));
            Assert.Throws<InvalidOperationException>(() => db.Database.ExecuteSqlRaw("DELETE FROM \"Articles\""));
#pragma warning disable RS0030 // what is banned is tried
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Articles.ExecuteDeleteAsync());
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.Headline, "x")));
#pragma warning restore RS0030
            Assert.Equal(1, await db.Articles.CountAsync());

            // Control: the same words within the gate.
            Assert.Equal(1, await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"Articles\"")));
            Assert.Equal(0, await db.Articles.CountAsync());
            return 0;
        });
    }

    [Fact]
    public async Task What_is_inserted_together_is_stored_as_what_is_saved_one_by_one()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            var first = New("First", null);
            db.Comments.Add(first);
            await db.SaveChangesAsync();
            db.Comments.Add(New("The same", first.Id));
            await db.SaveChangesAsync();
            var together = new[] { New("The same", first.Id), New("Another", null) };
            var noted = newsroom.Services.GetRequiredService<Stamps>().Now;
            await db.WriteAsync(() => db.InsertAsync(together));
            Assert.Equal([first.Id + 2, first.Id + 3], together.Select(c => c.Id));
            Assert.False(newsroom.Services.GetRequiredService<Stamps>().Hold(noted, article.Id)); // pages that show it are old
            await db.WriteAsync(() => db.InsertAsync([new Receipt { CodeHash = [1, 2], Comment = together[1], CommentId = together[1].Id, CreatedAt = newsroom.Clock.Now }]));
            Assert.Equal("Another", await db.Receipts.Select(r => r.Comment.Text).SingleAsync());
            return 0;
        });
        using var file = new SqliteConnection($"Data Source={newsroom.Data.Database};Mode=ReadOnly;Pooling=False");
        file.Open();
        var rows = new List<string>();
        using var command = new SqliteCommand("SELECT * FROM \"Comments\" WHERE \"Text\" = 'The same' ORDER BY \"Id\"", file);
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) rows.Add(string.Join(' ', Enumerable.Range(1, reader.FieldCount - 1).Select(i => $"{reader.GetName(i)}:{reader.GetFieldType(i).Name}={reader.GetValue(i)}")));
        }
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0], rows[1]);

        Comment New(string text, long? parent)
        {
            var comment = Comment.Write(article.Id, parent, "Omid", text, "screening.none", newsroom.Clock.Now);
            comment.Screen(CommentState.Published, "screening.none", "x", 0, newsroom.Clock.Now);
            return comment;
        }
    }

    [Fact]
    public async Task Saving_waits_for_the_gate_asynchronously()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            db.Stories.Add(new Story { Key = "x" });
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
            return await db.SaveChangesAsync(); // control
        });
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Stories.CountAsync()));
    }

    [Fact]
    public async Task What_an_act_throws_rolls_all_of_it_back_and_frees_the_gate()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            await Assert.ThrowsAsync<NotSupportedException>(() => db.WriteAsync(async () =>
            {
                db.Stories.Add(new Story { Key = "x" });
                await db.SaveChangesAsync();
                Assert.Equal(1, await db.Stories.CountAsync());
                throw new NotSupportedException();
            }));
            return 0;
        });
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Stories.CountAsync()));
        await newsroom.WriteAsync(db => db.Stories.Add(new Story { Key = "y" })).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Fifty_writers_wait_for_one_another()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => newsroom.WriteAsync(db => db.Stories.Add(new Story { Key = $"s{i}" }))));
        Assert.Equal(50, await newsroom.ReadAsync(db => db.Stories.CountAsync()));
    }

    [Fact]
    public async Task Two_editors_of_one_version_cannot_both_win()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var id = (await newsroom.FileAsync("Snow closes the Salang pass")).Id;
        await newsroom.InScopeAsync(first => newsroom.InScopeAsync(async second =>
        {
            var (one, two) = (first.GetRequiredService<NewsDb>(), second.GetRequiredService<NewsDb>());
            var (mine, yours) = (await one.Articles.Include(a => a.Story).SingleAsync(a => a.Id == id), await two.Articles.Include(a => a.Story).SingleAsync(a => a.Id == id));
            mine.Headline = "Mine";
            mine.MarkSaved();
            await one.SaveChangesAsync();
            yours.Headline = "Yours";
            yours.MarkSaved();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
            return 0;
        }));
        Assert.Equal("Mine", (await newsroom.ReadAsync(db => db.Articles.SingleAsync(a => a.Id == id))).Headline);

        // Control: who has read the newer version saves.
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            var article = await db.Articles.Include(a => a.Story).SingleAsync(a => a.Id == id);
            article.Headline = "Yours";
            article.MarkSaved();
            return await db.SaveChangesAsync();
        });
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task A_time_that_is_not_UTC_is_refused_where_it_is_written(DateTimeKind kind)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var time = new DateTime(2026, 11, 20, 8, 0, 0, kind);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => newsroom.FileAsync("A", change: a => a.Date(time)));
        Assert.Contains("Times are UTC", refused.ToString(), StringComparison.Ordinal);
        var asked = await Assert.ThrowsAnyAsync<Exception>(() => newsroom.ReadAsync(db => db.Articles.Published(time).CountAsync()));
        Assert.Contains("Times are UTC", asked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_kept_to_the_millisecond_and_come_back_as_UTC()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var time = new DateTime(2026, 11, 20, 7, 59, 59, 123, DateTimeKind.Utc);
        var filed = await newsroom.FileAsync("A", change: a => a.Date(time.AddTicks(9_999)));
        var read = (await newsroom.ReadAsync(db => db.Articles.SingleAsync(a => a.Id == filed.Id))).PublishedAt!.Value;
        Assert.Equal((time, DateTimeKind.Utc), (read, read.Kind));
        Assert.Equal(DateTimeKind.Utc, (await newsroom.InScopeAsync(s => s.GetRequiredService<ReadDb>().Articles.Select(a => a.PublishedAt).SingleAsync()))!.Value.Kind);
        Assert.True(ListKey.TryParse(new ListKey(read, filed.Id).ToString(), out var key) && key.Time == read);
    }

    [Fact]
    public async Task Times_are_ordered_as_text_is()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var start = new DateTime(2026, 11, 20, 7, 0, 0, DateTimeKind.Utc);
        int[] milliseconds = [0, 1, 9, 10, 11, 90, 99, 100, 101, 110, 900, 999, 1000, 1001];
        foreach (var ms in milliseconds) await newsroom.FileAsync($"A {ms}", change: a => a.Date(start.AddMilliseconds(ms)));
        Assert.Equal(milliseconds.Reverse().Select(ms => $"A {ms}"), await newsroom.ReadAsync(db => db.Articles.NewestFirst().Select(a => a.Headline).ToListAsync()));
        Assert.Equal(8, await newsroom.ReadAsync(db => db.Articles.Published(start.AddMilliseconds(100)).CountAsync()));
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        Assert.False(await newsroom.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task Every_writing_connection_syncs_erases_and_checks()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        for (var round = 0; round < 3; round++) // a new connection, then pooled ones
        {
            Assert.Equal(["wal", "2", "1", "1", "5000"], await newsroom.InScopeAsync(async scope =>
            {
                var db = scope.GetRequiredService<NewsDb>();
                await db.Database.OpenConnectionAsync();
                var values = new List<string>();
                foreach (var name in (string[])["journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout"])
                {
                    using var command = db.Database.GetDbConnection().CreateCommand();
                    command.CommandText = $"PRAGMA {name}";
                    values.Add($"{await command.ExecuteScalarAsync()}");
                }
                return values;
            }));
        }

        // Control: a connection that nobody has told anything.
        await using var bare = new SqliteConnection($"Data Source={newsroom.Data.Database};Pooling=False");
        await bare.OpenAsync();
        await using var ask = bare.CreateCommand();
        ask.CommandText = "PRAGMA secure_delete";
        Assert.Equal(0L, await ask.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_was_erased_is_not_in_the_file_any_more()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("A");
        const string Words = "these very words were erased by their writer";
        await newsroom.WriteAsync(db => db.Comments.Add(Comment.Write(article.Id, null, null, Words, "x", newsroom.Clock.Now)));
        Checkpoint(newsroom);
        Assert.True(Contains(newsroom.Data.Database, Words)); // control
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            (await db.Comments.SingleAsync()).WithdrawCopy(true, newsroom.Clock.Now);
            return await db.SaveChangesAsync();
        });
        Checkpoint(newsroom);
        Assert.False(Contains(newsroom.Data.Database, Words));
    }

    private static void Checkpoint(TestNewsroom newsroom)
    {
        using var connection = new SqliteConnection($"Data Source={newsroom.Data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.Equal(0L, command.ExecuteScalar()); // not busy
    }

    private static bool Contains(string file, string words) => File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0;
}
