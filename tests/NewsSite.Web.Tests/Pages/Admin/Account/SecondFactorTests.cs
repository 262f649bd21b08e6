using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Account;

/// <summary>P31 over HTTP, and the setting that demands it.</summary>
public sealed class SecondFactorTests
{
    private const string Page = "/admin/account/second-factor";

    [Fact]
    public async Task Where_it_is_demanded_nothing_else_is_open_until_it_is_set_up()
    {
        using var site = await TestSite.StartAsync(("Staff:SecondFactor", "Required"));
        using var editor = await site.SignedInAsync("Nur", StaffRole.Editor);
        using var reporter = await site.SignedInAsync("Zahra", StaffRole.Reporter);
        Assert.Equal(HttpStatusCode.OK, await reporter.StatusAsync("/admin")); // nobody demands it of her
        foreach (var address in new[] { "/admin", "/admin/articles/m1nsk24", "/admin/comments", "/admin/account" })
        {
            using var aside = await editor.GetAsync(address);
            Assert.Equal(Page, aside.Headers.Location?.OriginalString);
        }
        var token = (await editor.ReadPageAsync(Page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using (var written = await editor.PostAsync("/admin/articles/new", Visits.Form(("headline", "Written past it"), ("edition", "en"), ("__RequestVerificationToken", token))))
            Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
        Assert.False(await site.ReadAsync(db => db.Articles.AnyAsync(a => a.Headline == "Written past it")));

        await SetUpAsync(site, editor, "Nur");
        Assert.Equal(HttpStatusCode.OK, await editor.StatusAsync("/admin"));
        using (var dropped = await editor.PostFormAsync(Page, [("act", "drop"), ("current", Visits.Password)])) Assert.Equal(HttpStatusCode.UnprocessableEntity, dropped.StatusCode);
    }

    [Fact]
    public async Task A_password_leads_to_the_second_question_and_nowhere_else()
    {
        using var site = await TestSite.StartAsync();
        using var here = await site.SignedInAsync();
        await SetUpAsync(site, here, "Zarghuna");

        using var there = site.Client(cookies: true);
        Assert.Equal(HttpStatusCode.Redirect, await there.StatusAsync("/account/confirm")); // without a password there is no question
        using (var first = await there.SignInAsync("Zarghuna", next: "/admin/comments")) Assert.Equal("/account/confirm?next=%2Fadmin%2Fcomments", first.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await there.StatusAsync("/admin"));
        using (var wrong = await there.PostFormAsync("/account/confirm?next=%2Fadmin%2Fcomments", [("code", "000000")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        var persian = string.Concat((await CodeAsync(site, "Zarghuna")).Select(c => (char)('۰' + (c - '0'))));
        using var second = await there.PostFormAsync("/account/confirm?next=%2Fadmin%2Fcomments", [("code", persian)]);
        Assert.Equal("/admin/comments", second.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await there.StatusAsync("/admin/comments"));
    }

    [Fact]
    public async Task A_look_at_the_page_changes_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var here = await site.SignedInAsync();
        await here.ReadPageAsync(Page);
        Assert.Null(await site.ReadAsync(db => db.StaffMembers.Select(s => s.AuthenticatorKey).SingleAsync()));
        using (var stranger = await here.PostFormAsync(Page, [("act", "begin"), ("current", "not the password at all")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        Assert.Null(await site.ReadAsync(db => db.StaffMembers.Select(s => s.AuthenticatorKey).SingleAsync()));
        (await here.PostFormAsync(Page, [("act", "begin"), ("current", Visits.Password)])).Dispose(); // control
        Assert.NotNull(await site.ReadAsync(db => db.StaffMembers.Select(s => s.AuthenticatorKey).SingleAsync()));
    }

    private static async Task SetUpAsync(TestSite site, HttpClient client, string name)
    {
        (await client.PostFormAsync(Page, [("act", "begin"), ("current", Visits.Password)])).Dispose();
        using var answer = await client.PostFormAsync(Page, [("act", "confirm"), ("code", await CodeAsync(site, name))]);
        Assert.Equal(RecoveryCode.Count, (await TestSite.ReadPageAsync(answer)).QuerySelectorAll(".codes code").Length);
    }

    private static async Task<string> CodeAsync(TestSite site, string name) =>
        AuthenticatorCodes.At((await site.ReadAsync(db => db.StaffMembers.Where(s => s.UserName == name).Select(s => s.AuthenticatorKey).SingleAsync()))!, AuthenticatorCodes.StepAt(site.Clock.Now));
}
