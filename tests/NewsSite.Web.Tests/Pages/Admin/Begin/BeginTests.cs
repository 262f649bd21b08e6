using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Begin;

/// <summary>The first start asks whether the sample content stays; what is deleted never comes back by seeding.</summary>
public sealed class BeginTests
{
    private const string Address = "/admin/begin";

    [Fact]
    public async Task Starting_empty_deletes_what_nobody_has_touched_and_no_import_brings_it_back()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var reader = site.Client();
        using var comment = await reader.PostFormAsync("/articles/two-calendars", [("text", "Words below a piece that goes.")], "#comment-form");
        var kept = await site.ReadAsync(db => db.Articles.Where(a => a.Edition == "en" && a.Slug != "two-calendars").OrderBy(a => a.Id).Select(a => a.Code).FirstAsync());
        using var edited = await administrator.PostFormAsync($"/admin/articles/{kept}", [("summary", "Changed here.")], "form.writing");
        var own = await administrator.WriteArticleAsync("Our own", "publish");
        var pages = await site.ReadAsync(db => db.Pages.CountAsync());
        var pictures = Directory.GetFiles(site.Data.Media).Length;

        var desk = await administrator.ReadPageAsync("/admin");
        Assert.NotNull(desk.QuerySelector("main .notice a[href='/admin/begin']"));
        using var answer = await administrator.PostFormAsync(Address, [("step", "empty")], "details form");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(new[] { kept, own }.Order(), (await site.ReadAsync(db => db.Articles.Select(a => a.Code).ToListAsync())).Order());
        Assert.Equal((0, pages), await site.ReadAsync(async db => (await db.Comments.CountAsync(), await db.Pages.CountAsync())));
        Assert.True(Directory.GetFiles(site.Data.Media).Length < pictures);
        using var gone = await reader.GetAsync("/articles/two-calendars");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var front = await reader.GetAsync("/fa");
        Assert.Equal(HttpStatusCode.OK, front.StatusCode); // an edition without an article has a front page too

        var report = await site.InScopeAsync(scope => scope.GetRequiredService<ImportContent>().RunAsync(Path.Combine(SeededPaper.Repository, "content"), null, CancellationToken.None));
        Assert.Empty(report.Problems);
        Assert.Equal(2, await site.ReadAsync(db => db.Articles.CountAsync()));
        Assert.Null((await administrator.ReadPageAsync("/admin")).QuerySelector("a[href='/admin/begin']"));
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.PaperBegun)));
    }

    [Fact]
    public async Task Keeping_them_ends_the_question_and_nothing_else()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        var articles = await site.ReadAsync(db => db.Articles.CountAsync());
        using var answer = await administrator.PostFormAsync(Address, [("step", "keep")]);
        Assert.Equal("/admin/begin?deleted=0", answer.Headers.Location!.OriginalString);
        Assert.Null((await administrator.ReadPageAsync("/admin")).QuerySelector("a[href='/admin/begin']"));
        Assert.Null((await administrator.ReadPageAsync(Address)).QuerySelector("main form"));
        // A form that was open in another tab does nothing any more.
        using var late = await administrator.PostFormAsync("/admin/nameplate", [("step", "empty")], to: Address);
        Assert.Equal(articles, await site.ReadAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task Nobody_else_is_asked()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        Assert.Null((await editor.ReadPageAsync("/admin")).QuerySelector("a[href='/admin/begin']"));
    }
}
