using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Panic;

public sealed class IndexTests
{
    [Fact]
    public async Task One_act_closes_the_desk_and_the_forms_and_readers_read_on()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var nur = await site.SignedInAsync("Nur", StaffRole.Editor);
        using var reader = site.Client();
        await reader.CommentAsync("Drive carefully, all of you."); // control
        Assert.NotNull((await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form"));
        using (var unsure = await office.PostFormAsync("/admin/panic", [("act", "begin")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await nur.StatusAsync("/admin"));

        using (var done = await office.PostFormAsync("/admin/panic", [("act", "begin"), ("sure", "true")])) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        foreach (var client in new[] { office, nur }) Assert.Equal(HttpStatusCode.Redirect, await client.StatusAsync("/admin"));
        Assert.Null((await reader.ReadPageAsync("/account/sign-in")).QuerySelector("main form"));
        Assert.Null((await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form"));
        using (var comment = await reader.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "Is anybody there?")))) Assert.NotEqual(HttpStatusCode.SeeOther, comment.StatusCode);
        foreach (var address in new[] { "/", "/latest", Visits.Provided, "/feed.xml" }) Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync(address));
    }

    [Fact]
    public async Task Who_comes_in_by_a_link_from_the_shell_sees_no_draft_and_an_administrator_ends_it()
    {
        using var site = await TestSite.StartAsync();
        await site.HireAsync("Zarghuna");
        await site.HireAsync("Nur", StaffRole.Editor);
        await site.InScopeAsync(scope => scope.GetRequiredService<BeginPanic>().RunAsync());
        await site.UntilAsync(_ => Task.FromResult(site.Services.GetRequiredService<CurrentPaper>().Value.IsInPanic)); // within a second
        using var nur = await ComeInAsync(site, "Nur");
        foreach (var address in new[] { "/admin", "/admin/articles/m1nsk24", "/admin/comments", "/admin/log", "/admin/front" })
        {
            using var aside = await nur.GetAsync(address);
            Assert.Equal("/admin/panic", aside.Headers.Location?.OriginalString);
        }
        Assert.Null((await nur.ReadPageAsync("/admin/panic")).QuerySelector("main form"));
        var token = (await nur.ReadPageAsync("/admin/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using (var ended = await nur.PostAsync("/admin/panic", Visits.Form(("act", "end"), ("__RequestVerificationToken", token)))) Assert.Equal(HttpStatusCode.Forbidden, ended.StatusCode);
        Assert.True(await site.ReadAsync(db => db.Papers.AnyAsync(p => p.PanicSince != null)));

        using var office = await ComeInAsync(site, "Zarghuna");
        using (var ended = await office.PostFormAsync("/admin/panic", [("act", "end")])) Assert.Equal("/admin", ended.Headers.Location?.OriginalString);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await office.StatusAsync("/admin"), await nur.StatusAsync("/admin")));
    }

    private static async Task<HttpClient> ComeInAsync(TestSite site, string name)
    {
        var code = await site.InScopeAsync(async scope => await scope.GetRequiredService<IssueLink>().RunAsync(await scope.GetRequiredService<FindStaff>().RunAsync(name)));
        var client = site.Client(cookies: true);
        using var chosen = await client.PostFormAsync($"/account/link/{code}", [("password", Visits.Password)]);
        Assert.Equal("/admin", chosen.Headers.Location?.OriginalString);
        return client;
    }
}
