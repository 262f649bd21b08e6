using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Account;

public sealed class IndexTests
{
    private const string Another = "a quieter kettle, a train on time";

    [Fact]
    public async Task A_new_password_ends_every_session_but_the_one_in_which_it_was_set()
    {
        using var site = await TestSite.StartAsync();
        using var here = await site.SignedInAsync();
        using var there = site.Client(cookies: true);
        (await there.SignInAsync("Zarghuna")).Dispose();
        using (var wrong = await here.PostFormAsync("/admin/account", [("act", "password"), ("current", "not the one that she has"), ("password", Another)]))
            Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (wrong.StatusCode, await there.StatusAsync("/admin")));
        using (var weak = await here.PostFormAsync("/admin/account", [("act", "password"), ("current", Visits.Password), ("password", "aaaaaaaaaaaaaaaaaaaa")]))
            Assert.NotNull((await TestSite.ReadPageAsync(weak)).QuerySelector("#fault-password"));

        using var done = await here.PostFormAsync("/admin/account", [("act", "password"), ("current", Visits.Password), ("password", Another)]);
        Assert.Equal("/admin/account?done=password", done.Headers.Location?.OriginalString);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await here.StatusAsync("/admin"), await there.StatusAsync("/admin")));
        using var again = await there.SignInAsync("Zarghuna", Another);
        Assert.Equal("/admin", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task One_session_or_all_are_ended_and_never_anothers()
    {
        using var site = await TestSite.StartAsync();
        using var here = await site.SignedInAsync();
        using var there = site.Client(cookies: true);
        (await there.SignInAsync("Zarghuna")).Dispose();
        using var other = await site.SignedInAsync("Nur");
        var sessions = await site.ReadAsync(db => db.Sessions.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync());
        Assert.Equal(2, (await here.ReadPageAsync("/admin/account")).QuerySelectorAll(".session").Length);

        (await EndAsync(here, sessions[2])).Dispose(); // Nur's
        Assert.Equal(HttpStatusCode.OK, await other.StatusAsync("/admin"));
        (await EndAsync(here, sessions[1])).Dispose();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await here.StatusAsync("/admin"), await there.StatusAsync("/admin")));

        (await there.SignInAsync("Zarghuna")).Dispose();
        using var all = await here.PostFormAsync("/admin/account", [("act", "end-all")]);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.OK), (await here.StatusAsync("/admin"), await there.StatusAsync("/admin"), await other.StatusAsync("/admin")));
    }

    [Fact]
    public async Task A_name_is_changed_and_one_that_is_taken_is_not()
    {
        using var site = await TestSite.StartAsync();
        using var here = await site.SignedInAsync();
        await site.HireAsync("Nur");
        using (var taken = await here.PostFormAsync("/admin/account", [("act", "name"), ("name", "NUR")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        using var done = await here.PostFormAsync("/admin/account", [("act", "name"), ("name", "Zarghuna Rahimi")]);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal("Zarghuna Rahimi", (await here.ReadPageAsync("/admin")).QuerySelector(".who bdi")!.TextContent);
    }

    private static Task<HttpResponseMessage> EndAsync(HttpClient client, long session) =>
        client.PostFormAsync("/admin/account", [("act", "end"), ("session", session.ToString(CultureInfo.InvariantCulture))], form: ".session");
}
