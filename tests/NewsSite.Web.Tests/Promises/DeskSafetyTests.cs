using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P9, P11, P30 and P34 at the desk.</summary>
public sealed class DeskSafetyTests
{
    [Fact]
    public async Task A_form_says_what_the_form_has_and_nothing_else()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var code = await reporter.WriteArticleAsync("Mine");
        var before = await site.ArticleAsync(code);
        (string, string?)[] more =
        [
            ("state", "Published"), ("Input.State", "2"), ("input.state", "Published"), ("article.state", "2"), ("id", "1"), ("code", "aaaaaaa"), ("storyId", "1"), ("startedById", "99"),
            ("publishedAt", "2020-01-01"), ("publishAt", "2020-01-01T10:00"), ("updatedAt", "2020-01-01"), ("bodyHtml", "<script>alert(1)</script>"), ("renderVersion", "9"), ("evergreen", "true"),
            ("pinned", "true"), ("importHash", "x"), ("importedVersion", "9"), ("edition", "ps"), ("translatedFrom", "ps"), ("substantive", "true"),
        ];
        using var answer = await reporter.EditAsync(code, "save", [("headline", "Mine, mended"), .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var after = await site.ArticleAsync(code);
        Assert.Equal("Mine, mended", after.Headline); // the control: what the form has did arrive
        Assert.Equal(
            (before.Id, before.Code, before.StoryId, before.Edition, ArticleState.Draft, before.StartedById, before.BodyHtml, before.RenderVersion, (string?)null, 0),
            (after.Id, after.Code, after.StoryId, after.Edition, after.State, after.StartedById, after.BodyHtml, after.RenderVersion, after.ImportHash, after.ImportedVersion));
        Assert.Equal((null, null, false, false, null), (after.PublishedAt, after.UpdatedAt, after.Pinned, after.Evergreen, after.TranslatedFrom));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Before");
        var fields = Forms.Fields((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector<IHtmlFormElement>("form.writing")!).ToDictionary(f => f.Field, f => f.Value);
        fields["headline"] = "After";
        var token = fields["__RequestVerificationToken"];
        using var stranger = await site.SignInAsync(StaffRole.Administrator);
        var strangers = (await stranger.ReadPageAsync("/admin/comments")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var wrong in new[] { null, "", strangers })
        {
            if (wrong is null) fields.Remove("__RequestVerificationToken");
            else fields["__RequestVerificationToken"] = wrong;
            using var refused = await editor.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(fields));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal("Before", (await site.ArticleAsync(code)).Headline);
        }
        fields["__RequestVerificationToken"] = token; // the control
        using var taken = await editor.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(fields));
        Assert.Equal((HttpStatusCode.SeeOther, "After"), (taken.StatusCode, (await site.ArticleAsync(code)).Headline));
    }

    [Fact]
    public async Task Every_form_that_posts_carries_a_token()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        foreach (var address in await AddressesAsync(site, editor))
        {
            var page = await editor.ReadPageAsync(address);
            Assert.All(page.QuerySelectorAll("form[method=post]:not(#comment-form)"), form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
        }
    }

    [Fact]
    public async Task The_bar_signs_out_on_the_server()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        Assert.Equal(1, await site.ReadAsync(db => db.Sessions.CountAsync()));
        using var answer = await editor.PostFormAsync("/admin", [], ".bar form");
        Assert.Equal(("/account/sign-in", 0), (answer.Headers.Location?.OriginalString, await site.ReadAsync(db => db.Sessions.CountAsync())));
        Assert.Equal(HttpStatusCode.Found, (await editor.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_disabled_or_gets_another_role_is_out_with_the_next_request()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor, "first editor");
        using var other = await site.SignInAsync(StaffRole.Editor, "second editor");
        using var third = await site.SignInAsync(StaffRole.Editor, "third editor");
        foreach (var client in new[] { editor, other, third }) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/admin")).StatusCode);
        await site.InScopeAsync(async scope =>
        {
            var find = scope.GetRequiredService<FindStaff>();
            await scope.GetRequiredService<DisableStaff>().RunAsync((await find.RunAsync("first editor"))!);
            return await scope.GetRequiredService<ChangeRole>().RunAsync((await find.RunAsync("second editor"))!, StaffRole.Reporter);
        });
        foreach (var client in new[] { editor, other })
        {
            using var answer = await client.GetAsync("/admin");
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Contains("/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await third.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task No_answer_of_the_desk_is_stored()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var anyone = site.Client();
        var code = await editor.WriteArticleAsync("Mine");
        string[] more = ["/admin/articles/zzzzzzz", "/admin/no-such-page", "/admin?state=odd", "/account/denied", "/account/sign-in", "/fa/admin"];
        foreach (var address in (await AddressesAsync(site, editor)).Concat(more))
        {
            foreach (var client in new[] { editor, anyone })
            {
                using var read = await client.GetAsync(address);
                using var written = await client.PostAsync(address, new FormUrlEncodedContent([]));
                Assert.All([read, written], answer => Assert.Equal("no-store", answer.Headers.CacheControl?.ToString()));
            }
        }
        using var saved = await editor.EditAsync(code, "save");
        using var refused = await editor.EditAsync(code, "save", ("headline", ""));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (saved.StatusCode, refused.StatusCode));
        Assert.All([saved, refused], answer => Assert.Equal("no-store", answer.Headers.CacheControl?.ToString()));
        // The control: a reader's page says otherwise.
        Assert.Equal("no-cache", (await anyone.GetAsync("/")).Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_bar_leads_only_where_the_role_may_go()
    {
        using var site = await TestSite.StartAsync();
        foreach (var (role, address, links) in new[] { (StaffRole.Reporter, "/admin", "/admin /admin/pictures"), (StaffRole.Moderator, "/admin/comments", "/admin/comments"), (StaffRole.Editor, "/admin", "/admin /admin/pictures /admin/front /admin/sections /admin/comments /admin/log"), (StaffRole.Administrator, "/admin", "/admin /admin/pictures /admin/front /admin/sections /admin/comments /admin/staff /admin/log") })
        {
            using var client = await site.SignInAsync(role);
            Assert.Equal(links.Split(' '), (await client.ReadPageAsync(address)).QuerySelectorAll(".bar nav a").Select(a => a.GetAttribute("href")));
        }
    }

    private static async Task<string[]> AddressesAsync(TestSite site, HttpClient editor)
    {
        var code = await editor.WriteArticleAsync("An article");
        await site.WriteAsync(async db => db.Comments.Add(Comment.Write(await db.Articles.Select(a => a.Id).FirstAsync(), null, null, "Text.", "screening.all", site.Clock.Now)));
        return ["/admin", "/admin?state=draft&edition=en", "/admin/comments", "/admin/front", "/admin/articles/new", $"/admin/articles/{code}", $"/admin/articles/{code}/preview"];
    }
}
