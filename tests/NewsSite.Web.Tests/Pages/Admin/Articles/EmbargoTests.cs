using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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
    public async Task Whoever_looks_before_its_end_is_told_of_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet", "save", ("embargoUntil", Field(site, 120)));
        using var made = await editor.PostFormAsync($"/admin/articles/{code}/links", [("days", "1")], "form.buttons");
        var link = new Uri((await TestSite.ReadPageAsync(made)).QuerySelector("#made")!.GetAttribute("value")!).AbsolutePath;
        using var outside = site.Client();
        Assert.Contains("Embargo until", (await editor.ReadPageAsync($"/admin/articles/{code}/preview")).QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("may be published or quoted before", (await outside.ReadPageAsync(link)).QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        site.Clock.Now = site.Clock.Now.AddHours(3);
        Assert.DoesNotContain("mbargo", (await outside.ReadPageAsync(link)).QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
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
    public async Task An_embargo_on_the_story_holds_its_translations_too()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet");
        var dari = await editor.TranslateAsync(code, "fa-AF");
        (await editor.EditAsync(code, "save", ("embargoUntil", Field(site, 120)))).Dispose(); // after it was translated
        using var refused = await editor.EditAsync(dari, "publish", ("headline", "هنوز نه"), ("body", "بند نخست."));
        Assert.Contains("An embargo forbids publishing", (await TestSite.ReadPageAsync(refused)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ArticleState.Draft, (await site.ArticleAsync(dari)).State);
        (await editor.EditAsync(code, "save", ("embargoUntil", ""))).Dispose();
        using var published = await editor.EditAsync(dari, "publish", ("headline", "هنوز نه"), ("body", "بند نخست."));
        Assert.True(published.StatusCode == HttpStatusCode.SeeOther, (await TestSite.ReadPageAsync(published)).QuerySelector(".error")?.TextContent);
    }

    [Fact]
    public async Task A_translation_that_is_scheduled_breaks_no_embargo_of_the_story_either()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet");
        var dari = await editor.TranslateAsync(code, "fa-AF");
        using (var scheduled = await editor.EditAsync(dari, "publish", ("headline", "هنوز نه"), ("body", "بند نخست."), ("publishAt", Field(site, 60)))) Assert.Equal(HttpStatusCode.SeeOther, scheduled.StatusCode);
        using (var refused = await editor.EditAsync(code, "save", ("embargoUntil", Field(site, 120))))
            Assert.Contains("هنوز نه", (await TestSite.ReadPageAsync(refused)).QuerySelector("#fault-embargoUntil")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.ArticleAsync(code)).EmbargoUntil);

        (await editor.EditAsync(dari, "save", ("publishAt", Field(site, 180)))).Dispose();
        using (var set = await editor.EditAsync(code, "save", ("embargoUntil", Field(site, 120)))) Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);
        using var forward = await editor.EditAsync(dari, "save", ("publishAt", Field(site, 60)));
        Assert.NotNull((await TestSite.ReadPageAsync(forward)).QuerySelector("#fault-publishAt"));
        Assert.True((await site.ArticleAsync(dari)).PublishedAt > site.Clock.Now.AddMinutes(120));
    }

    [Fact]
    public async Task A_translation_that_is_published_as_it_is_begun_breaks_it_no_more()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet", "save", ("embargoUntil", Field(site, 120)));
        using var refused = await editor.PostFormAsync("/admin/articles/new", [("source", code), ("edition", "fa-AF"), ("headline", "ترجمه"), ("body", "بند نخست."), ("step", "publish")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.False(await site.ReadAsync(db => db.Articles.AnyAsync(a => a.Headline == "ترجمه")));
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
