using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

public sealed class PreviewTests
{
    [Fact]
    public async Task Whoever_has_the_link_reads_what_is_not_public_until_it_ends()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var made = await editor.PostFormAsync("/admin/articles/new", [("headline", "Not yet"), ("body", "Words for an expert."), ("alt", "It."), ("step", "save")], "form.writing", ("own.jpg", TestPictures.Jpeg(640, 480)));
        var code = made.Headers.Location!.OriginalString.Split('/', '?')[3];
        var picture = $"/media/{(await site.ArticleAsync(code)).Lead!.MediaFile.Key}-320.jpg";
        using var outside = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(picture)); // control

        var link = await MakeAsync(editor, code, "1");
        using var answer = await outside.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        Assert.Contains("noindex", string.Join(' ', answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("Not yet", "Words for an expert."), (page.QuerySelector("h1")!.TextContent, page.QuerySelector(".body p")!.TextContent));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal(HttpStatusCode.OK, await outside.StatusAsync(picture));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync("/articles/not-yet"));

        await editor.EditAsync(code, "save", ("body", "Other words."));
        Assert.Contains("Other words.", await outside.TextAsync(link), StringComparison.Ordinal);
        site.Clock.Now = site.Clock.Now.AddDays(1);
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(link));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(picture));
    }

    [Fact]
    public async Task An_ended_link_opens_nothing_and_the_others_go_on()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet");
        var (first, second) = (await MakeAsync(editor, code, "7"), await MakeAsync(editor, code, "3"));
        using var outside = site.Client();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await outside.StatusAsync(first), await outside.StatusAsync(second)));
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/links", [], form: ".rows li:last-child form");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await outside.StatusAsync(first), await outside.StatusAsync(second)));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(second[..^1] + (second[^1] == '0' ? '1' : '0')));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync("/preview/x"));
    }

    [Fact]
    public async Task A_panic_hides_what_a_link_showed_and_ends_the_link()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var outside = site.Client();
        var link = await MakeAsync(editor, await editor.WriteArticleAsync("Not yet"), "7");
        Assert.Equal(HttpStatusCode.OK, await outside.StatusAsync(link));
        await site.WriteAsync(async db => (await db.Papers.SingleAsync()).BeginPanic(site.Clock.Now));
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(link));
        await site.WriteAsync(async db => (await db.Papers.SingleAsync()).EndPanic());
        Assert.Equal(HttpStatusCode.OK, await outside.StatusAsync(link)); // the control: it was the panic

        // The act itself ends them for good: who got in may have made them.
        await site.InScopeAsync(scope => scope.GetRequiredService<Safety.BeginPanic>().RunAsync());
        await site.InScopeAsync(scope => scope.GetRequiredService<Safety.EndPanic>().RunAsync());
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(link));
    }

    [Fact]
    public async Task What_was_taken_back_no_link_shows()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var outside = site.Client();
        var code = await editor.WriteArticleAsync("Not for long");
        var link = await MakeAsync(editor, code, "7");
        Assert.Equal(HttpStatusCode.OK, await outside.StatusAsync(link));
        await site.WriteAsync(async db => (await db.Articles.SingleAsync(a => a.Code == code)).Withdraw());
        Assert.Equal(HttpStatusCode.NotFound, await outside.StatusAsync(link));
    }

    [Fact]
    public async Task The_code_is_kept_nowhere()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Not yet");
        var secret = (await MakeAsync(editor, code, "1")).Split('/')[^1];
        Assert.DoesNotContain(secret, await editor.GetStringAsync($"/admin/articles/{code}/links"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(site.Data.Database + "-wal"), StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(HttpClient editor, string code, string days)
    {
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/links", [("days", days)], form: "form.buttons");
        return new Uri((await TestSite.ReadPageAsync(answer)).QuerySelector("#made")!.GetAttribute("value")!).AbsolutePath;
    }
}
