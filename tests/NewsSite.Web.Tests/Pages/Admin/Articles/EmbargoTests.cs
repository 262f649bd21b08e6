using System.Net;
using Microsoft.Data.Sqlite;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

public sealed class EmbargoTests
{
    private static readonly TimeZoneInfo Kabul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul");

    [Fact]
    public async Task Before_its_end_nothing_publishes_an_article()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var end = Field(site, 120);
        var code = await editor.WriteArticleAsync("Not yet", "save", ("embargoUntil", end));
        foreach (var publishAt in new[] { "", Field(site, 60) })
        {
            using var refused = await editor.EditAsync(code, "publish", ("publishAt", publishAt));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.NotNull((await TestSite.ReadPageAsync(refused)).QuerySelector("#fault-publishAt"));
        }
        Assert.Equal(ArticleState.Draft, (await site.ArticleAsync(code)).State);

        // For its end it can be scheduled, and not be pulled forward then.
        using var scheduled = await editor.EditAsync(code, "publish", ("publishAt", end));
        Assert.Equal(HttpStatusCode.SeeOther, scheduled.StatusCode);
        using var forward = await editor.EditAsync(code, "save", ("publishAt", Field(site, 60)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forward.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync("/articles/not-yet")).StatusCode);
        site.Clock.Now = site.Clock.Now.AddHours(3);
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync("/articles/not-yet")).StatusCode);
    }

    [Fact]
    public async Task Lifting_it_lets_the_article_out()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet", "save", ("embargoUntil", Field(site, 120)));
        using var answer = await editor.EditAsync(code, "publish", ("embargoUntil", ""));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync("/articles/not-yet")).StatusCode);
    }

    [Fact]
    public async Task A_reporter_sets_one_and_does_not_lift_it()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var code = await reporter.WriteArticleAsync("Not yet", "save", ("embargoUntil", Field(site, 120)));
        Assert.NotNull((await site.ArticleAsync(code)).EmbargoUntil);
        await reporter.EditAsync(code, "save", ("embargoUntil", ""));
        Assert.NotNull((await site.ArticleAsync(code)).EmbargoUntil);
    }

    [Fact]
    public async Task The_entity_and_the_database_hold_it_too()
    {
        using var site = await TestSite.StartAsync();
        var article = await site.FileAsync("Not yet", isPublished: false);
        var now = site.Clock.Now;
        article.Embargo(now.AddHours(2));
        Assert.Throws<InvalidOperationException>(() => article.Publish(now));
        Assert.Throws<InvalidOperationException>(() => article.Publish(now.AddHours(1)));
        article.Publish(now.AddHours(2)); // control
        Assert.Throws<InvalidOperationException>(() => article.Date(now));
        Assert.Throws<InvalidOperationException>(() => article.Embargo(now.AddHours(3)));

        using var connection = new SqliteConnection($"Data Source={site.Data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE \"Articles\" SET \"State\" = 2, \"PublishedAt\" = '2026-01-01 00:00:00', \"EmbargoUntil\" = $end WHERE \"Code\" = $code";
        command.Parameters.AddWithValue("$code", article.Code);
        command.Parameters.AddWithValue("$end", "2026-01-01 00:00:01");
        Assert.Equal(19, Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).SqliteErrorCode);
        command.Parameters["$end"].Value = "2026-01-01 00:00:00";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static string Field(TestSite site, int minutes) => PaperDate.Field(site.Clock.Now.AddMinutes(minutes), Kabul);
}
