using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>Writers who have no profile: named above the article, and gone with a safety edit or a byline that is removed.</summary>
public sealed class GuestsTests
{
    [Fact]
    public async Task Guests_stand_behind_the_authors_for_people_and_machines()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("By three", "publish", ("authors", "the-newsroom"), ("guests", " Zmaray Safi،  <b>Ann</b> O'Neil "));
        using var reader = site.Client();
        var page = await reader.ReadPageAsync("/articles/by-three");
        Assert.Equal(["The newsroom", "Zmaray Safi", "<b>Ann</b> O'Neil"], page.QuerySelectorAll(".byline bdi").Select(b => b.TextContent));
        Assert.Equal("By The newsroom, Zmaray Safi, <b>Ann</b> O'Neil", string.Join(' ', page.QuerySelector(".byline")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))); // no blank before a comma
        using var json = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal(["The newsroom", "Zmaray Safi", "<b>Ann</b> O'Neil"], json.RootElement.GetProperty("author").EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        Assert.Equal("Zmaray Safi، <b>Ann</b> O'Neil", (await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("#guests")!.GetAttribute("value"));

        await editor.WriteArticleAsync("By one", "publish", ("guests", "Ann"));
        Assert.Equal(["Ann"], (await reader.ReadPageAsync("/articles/by-one")).QuerySelectorAll(".byline bdi").Select(b => b.TextContent));
        await editor.WriteArticleAsync("By nobody", "publish"); // control: the paper's policy is shown
        Assert.Empty((await reader.ReadPageAsync("/articles/by-nobody")).QuerySelectorAll(".byline bdi"));
    }

    [Fact]
    public async Task Too_many_are_refused_and_kept_in_the_form()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var tooLong = new string('a', Article.MaxGuestsLength + 1);
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", "H"), ("body", "B"), ("guests", tooLong), ("step", "save")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.NotNull(page.QuerySelector("#fault-guests"));
        Assert.Equal(tooLong, page.QuerySelector("#guests")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_guest_is_taken_out_by_a_safety_edit_and_with_a_byline_of_that_name()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var scrubbed = await editor.WriteArticleAsync("Scrubbed", "publish", ("guests", "Zmaray Safi, Ann"));
        var removed = await editor.WriteArticleAsync("Removed", "publish", ("guests", "Parwin, Ann"));
        await site.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsSite.Data.NewsDb>();
            db.Authors.Add(new Author { Slug = "p", Name = new() { ["en"] = "Parwin" } });
            return await db.SaveChangesAsync();
        });
        var me = await site.ReadAsync(db => db.StaffMembers.AsNoTracking().FirstAsync());
        await site.InScopeAsync(scope => scope.GetRequiredService<ScrubArticle>().RunAsync(scrubbed, ["Zmaray Safi"], "", me, default));
        await site.InScopeAsync(scope => scope.GetRequiredService<RemoveByline>().RunAsync("p", default));
        var guests = await site.ReadAsync(db => db.Articles.Where(a => a.Code == scrubbed || a.Code == removed).OrderBy(a => a.Id).Select(a => a.Guests).ToListAsync());
        Assert.DoesNotContain("Zmaray", guests[0], StringComparison.Ordinal);
        Assert.Contains("Ann", guests[0], StringComparison.Ordinal);
        Assert.Equal("Ann", guests[1]);
    }
}
