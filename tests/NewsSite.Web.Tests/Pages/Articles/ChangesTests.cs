using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using NewsSite.Text;
using NewsSite.Web.Tests.Pages.Admin;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Articles;

/// <summary>Readers may see what was changed, where an editor lets them.</summary>
public sealed class ChangesTests
{
    [Fact]
    public async Task Who_reads_a_correction_can_compare_the_versions_before_and_after_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var code = await editor.WriteArticleAsync("The pass", "publish", ("body", "It was closed on Saturday."));
        using var mended = await editor.PostFormAsync($"/admin/articles/{code}", [("body", "It was closed on Sunday.")], "form.writing");
        using var saved = await CorrectAsync(editor, code, ("text", "It was on Sunday."), ("compared", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        var link = (await reader.ReadPageAsync("/articles/the-pass")).QuerySelector(".correction a")!.GetAttribute("href")!;
        foreach (var address in new[] { link, "/lite" + link })
        {
            var page = await reader.ReadPageAsync(address);
            Assert.Equal("Saturday", page.QuerySelector(".changes del")!.LastChild!.TextContent.Trim());
            Assert.Equal("Sunday", page.QuerySelector(".changes ins")!.LastChild!.TextContent.Trim());
        }
        Assert.Contains("noindex", (await reader.ReadPageAsync(link)).QuerySelector("meta[name='robots']")!.GetAttribute("content"), StringComparison.Ordinal);

        // A later edit is no part of it; a safety edit is.
        using var later = await editor.PostFormAsync($"/admin/articles/{code}", [("body", "It was closed on Sunday, for hours.")], "form.writing");
        Assert.DoesNotContain("hours", await reader.TextAsync(link), StringComparison.Ordinal);
        var me = await site.ReadAsync(db => db.StaffMembers.AsNoTracking().FirstAsync());
        await site.InScopeAsync(scope => scope.GetRequiredService<ScrubArticle>().RunAsync(code, ["Saturday"], "", me, default));
        Assert.DoesNotContain("Saturday", await reader.TextAsync(link), StringComparison.Ordinal);

        // Without the tick, or the article, there is nothing to see.
        var id = await site.ReadAsync(db => db.Corrections.Select(c => c.Id).OrderByDescending(i => i).FirstAsync());
        using var hidden = await editor.PostFormAsync($"/admin/articles/{code}/corrections", [("compared", null), ("step", "Save")], $"form[aria-labelledby='heading-{id}']");
        Assert.Equal(HttpStatusCode.SeeOther, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(link)).StatusCode);
        Assert.Null((await reader.ReadPageAsync("/articles/the-pass")).QuerySelector(".correction a"));
    }

    [Fact]
    public async Task Where_nothing_was_changed_the_editor_is_told_and_keeps_what_was_typed()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Unchanged", "publish");
        using var refused = await CorrectAsync(editor, code, ("text", "It was on Sunday."), ("compared", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadPageAsync(refused);
        Assert.Equal("It was on Sunday.", page.QuerySelector("#text-new")!.TextContent.Trim());
        Assert.True(page.QuerySelector("#compared-new")!.HasAttribute("checked"));
        Assert.Contains("Nothing was changed", page.QuerySelector("#fault")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scheduled")]
    [InlineData("undone")]
    public async Task Words_that_no_reader_could_read_are_not_compared(string how)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var later = PaperDate.Field(site.Clock.Now.AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul"));
        var code = await editor.WriteArticleAsync("A leak", "publish", ("body", "SECRETNAME told us."), ("publishAt", how == "scheduled" ? later : ""));
        site.Clock.Advance(TimeSpan.FromSeconds(20));
        if (how == "undone") (await editor.EditAsync(code, "unpublish")).Dispose();
        else (await editor.EditAsync(code, "save", ("body", "Somebody told us."))).Dispose();
        site.Clock.Advance(TimeSpan.FromSeconds(20));
        (await editor.EditAsync(code, "publish", ("body", "Somebody told us."), ("publishAt", ""))).Dispose();
        Assert.Equal(HttpStatusCode.OK, await site.Client().StatusAsync("/articles/a-leak")); // it is public
        using var refused = await CorrectAsync(editor, code, ("text", "Something."), ("compared", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode); // there is one version only
    }

    [Fact]
    public async Task What_was_mended_while_it_was_unpublished_is_compared_with_what_readers_had_read()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("The pass", "publish", ("body", "It was closed on Saturday."));
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        (await editor.EditAsync(code, "unpublish")).Dispose();
        (await editor.EditAsync(code, "publish", ("body", "It was closed on Sunday."))).Dispose();
        using var saved = await CorrectAsync(editor, code, ("text", "It was on Sunday."), ("compared", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    private static Task<HttpResponseMessage> CorrectAsync(HttpClient editor, string code, params (string, string?)[] fields) =>
        editor.PostFormAsync($"/admin/articles/{code}/corrections", [.. fields, ("step", "Save")], "form[aria-labelledby='heading-new']");
}
