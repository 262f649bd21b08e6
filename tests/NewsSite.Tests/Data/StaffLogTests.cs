using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using NewsSite.Tests.Staff;
using Xunit;

namespace NewsSite.Tests.Data;

/// <summary>P36: what the staff do stands in a log that is only added to.</summary>
public sealed class StaffLogTests
{
    [Fact]
    public async Task What_is_done_at_the_desk_is_written_by_whoever_did_it_and_an_import_is_not()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Filed by an import");
        await newsroom.WriteAsync(db => db.Comments.Add(Comment.Write(article.Id, null, null, "Drive carefully.", "x", newsroom.Clock.Now)));
        Assert.Empty(await newsroom.ActsAsync()); // the control: nobody of the staff was at it

        await newsroom.AsAsync(7, async db =>
        {
            (await db.Articles.SingleAsync()).Unpublish(newsroom.Clock.Now);
            (await db.Comments.SingleAsync()).Approve(newsroom.Clock.Now);
        });
        await newsroom.AsAsync(7, async db => (await db.Articles.SingleAsync()).MarkSaved());
        await newsroom.AsAsync(8, async db =>
        {
            (await db.Articles.SingleAsync()).Publish(newsroom.Clock.Now);
            (await db.Articles.SingleAsync()).Pin();
            (await db.Comments.SingleAsync()).Pick(newsroom.Clock.Now);
            (await db.Articles.Include(a => a.Corrections).SingleAsync()).Correct(CorrectionKind.Correction, CorrectionPlace.Bottom, "A year was wrong.", newsroom.Clock.Now);
        });
        (StaffAct, long?, long?)[] done =
        [
            (StaffAct.ArticleUnpublished, 7, article.Id), (StaffAct.CommentApproved, 7, 1), (StaffAct.ArticleSaved, 7, article.Id),
            (StaffAct.ArticlePublished, 8, article.Id), (StaffAct.ArticlePinned, 8, article.Id), (StaffAct.CommentPicked, 8, 1), (StaffAct.CorrectionAdded, 8, article.Id),
        ];
        Assert.Equivalent(done.Select(d => d.ToString()), (await newsroom.EventsAsync()).Select(e => (e.Act, e.ById, e.AboutId).ToString()), strict: true);
    }

    [Fact]
    public async Task What_concerns_people_is_written_whoever_does_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        await newsroom.HireAsync("Nur", StaffRole.Editor);
        await newsroom.EnterAsync("Nur");
        await newsroom.ChangeAsync("Nur", StaffRole.Reporter);
        await newsroom.ChangeAsync("Nur", null);
        StaffAct[] hired = [StaffAct.StaffAdded, StaffAct.LinkIssued, StaffAct.PasswordSet];
        Assert.Equal([.. hired, .. hired, StaffAct.SignedIn, StaffAct.MadeReporter, StaffAct.StaffDisabled], await newsroom.ActsAsync());
        var events = await newsroom.EventsAsync();
        Assert.All(events.Where(e => e.Act is StaffAct.StaffAdded or StaffAct.MadeReporter or StaffAct.StaffDisabled), e => Assert.Null(e.ById)); // the shell
        Assert.All(events.Where(e => e.Act is StaffAct.PasswordSet), e => Assert.Equal(e.AboutId, e.ById));
        Assert.Equal(2, events.Single(e => e.Act == StaffAct.SignedIn).ById);
    }

    [Fact]
    public async Task An_act_that_is_rolled_back_leaves_no_line()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Filed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.InScopeAsync(async scope =>
        {
            scope.GetRequiredService<Acting>().As(7);
            var db = scope.GetRequiredService<NewsDb>();
            await db.WriteAsync(async () =>
            {
                (await db.Articles.SingleAsync()).Unpublish(newsroom.Clock.Now);
                await db.SaveChangesAsync();
                throw new InvalidOperationException("Half-way.");
            });
            return 0;
        }));
        Assert.Empty(await newsroom.ActsAsync());
        Assert.Equal(ArticleState.Published, (await newsroom.ReadAsync(db => db.Articles.SingleAsync(a => a.Id == article.Id))).State);
    }

    [Theory]
    [InlineData("UPDATE \"StaffEvents\" SET \"ById\" = 99")]
    [InlineData("DELETE FROM \"StaffEvents\"")]
    public async Task The_database_itself_refuses_to_change_or_delete_a_line(string sql)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        var before = (await newsroom.EventsAsync()).Select(e => (e.Id, e.ById)).ToList();
        var refused = Assert.Throws<SqliteException>(() => Run(newsroom, sql));
        Assert.Contains("only added to", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await newsroom.EventsAsync()).Select(e => (e.Id, e.ById)));

        // The control: without the guard it is done; check tells, and the next start guards again.
        Run(newsroom, "DROP TRIGGER \"StaffEventsAreNotChanged\"; DROP TRIGGER \"StaffEventsAreNotDeleted\"");
        Run(newsroom, sql);
        Assert.NotEqual(before, (await newsroom.EventsAsync()).Select(e => (e.Id, e.ById)));
        Assert.Contains((await newsroom.ActAsync<CheckPaper, List<string>>(act => act.RunAsync())), f => f.Contains("log of the staff", StringComparison.Ordinal));
        await Newsroom.MigrateAsync(newsroom.Services);
        await newsroom.HireAsync("Nur");
        Assert.Throws<SqliteException>(() => Run(newsroom, sql));
    }

    [Fact]
    public async Task It_holds_no_name_and_no_address()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var columns = await newsroom.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(StaffEvent))!.GetProperties().Select(p => (p.Name, p.ClrType)).ToList()));
        Assert.Equal(["AboutId", "Act", "Area", "At", "ById", "Id"], columns.Select(c => c.Name).Order());
        Assert.DoesNotContain(columns, c => c.ClrType == typeof(string) || c.ClrType == typeof(byte[]));
    }

    [Fact]
    public async Task Every_act_has_an_area_and_its_number_for_itself()
    {
        Assert.All(Enum.GetValues<StaffAct>(), act => Assert.True(Enum.IsDefined(StaffEvent.Of(act, null, null, DateTime.UnixEpoch).Area)));
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.HireAsync("Parwana");
        Assert.Empty(await newsroom.ReadAsync(db => db.StaffEvents.WithoutStaffMatters().ToListAsync()));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Every_page_of_it_is_read_from_an_index_in_its_order(bool byPerson, bool byArea)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var plan = await newsroom.ReadAsync(async db =>
        {
            var list = db.StaffEvents.AsNoTracking().Before(newsroom.Clock.Now, 50);
            if (byPerson) list = list.Where(e => e.ById == 1);
            if (byArea) list = list.Where(e => e.Area == StaffArea.Comments);
            using var sent = list.WithoutStaffMatters().NewestFirst().Take(51).CreateDbCommand();
            await db.Database.OpenConnectionAsync();
            using var explain = db.Database.GetDbConnection().CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + sent.CommandText;
            foreach (SqliteParameter parameter in sent.Parameters) explain.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            var steps = new List<string>();
            await using var reader = await explain.ExecuteReaderAsync();
            while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
            return steps;
        });
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static void Run(TestNewsroom newsroom, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={newsroom.Data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

internal static class StaffLogDesk
{
    public static Task<List<StaffEvent>> EventsAsync(this TestNewsroom newsroom) => newsroom.ReadAsync(db => db.StaffEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync());

    public static async Task<List<StaffAct>> ActsAsync(this TestNewsroom newsroom) => (await newsroom.EventsAsync()).ConvertAll(e => e.Act);

    public static Task AsAsync(this TestNewsroom newsroom, long staffId, Func<NewsDb, Task> change) => newsroom.InScopeAsync(async scope =>
    {
        scope.GetRequiredService<Acting>().As(staffId);
        var db = scope.GetRequiredService<NewsDb>();
        await change(db);
        return await db.SaveChangesAsync();
    });
}
