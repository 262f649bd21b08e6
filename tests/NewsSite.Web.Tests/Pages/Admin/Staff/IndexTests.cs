using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Staff;

public sealed class IndexTests
{
    /// <summary>P30, by the page's own buttons.</summary>
    [Theory]
    [InlineData("role", "Reporter")]
    [InlineData("disable", "Editor")]
    public async Task A_change_bites_at_the_next_request(string act, string role)
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var nur = await site.SignedInAsync("Nur", StaffRole.Editor);
        Assert.Equal(HttpStatusCode.OK, await nur.StatusAsync("/admin/front")); // control
        using var answer = await ActAsync(site, office, "Nur", ("act", act), ("role", role));
        Assert.Equal("/admin/staff?done=1", answer.Headers.Location?.OriginalString);
        using var next = await nur.GetAsync("/admin/front");
        Assert.StartsWith("/account/sign-in", next.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_shown_once_opens_once_and_the_first_password_is_theirs()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var answer = await office.PostFormAsync("/admin/staff", [("name", "Nur"), ("role", "Moderator"), ("act", "add")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var link = LinkOn(await TestSite.ReadPageAsync(answer));
        Assert.Null((await office.ReadPageAsync("/admin/staff")).QuerySelector(".once"));

        using var nur = site.Client(cookies: true);
        using (await nur.PostFormAsync(link, [("password", Visits.Password)])) Assert.Equal(HttpStatusCode.NotFound, await nur.StatusAsync(link));
        using var signedIn = await nur.SignInAsync("Nur");
        Assert.Equal("/admin", signedIn.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await nur.StatusAsync("/admin/comments"));
    }

    [Fact]
    public async Task A_link_is_mailed_where_the_settings_name_a_server_and_the_address_is_kept_nowhere()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        using var site = await TestSite.StartAsync(("Mail:Server", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:From", "paper@paper.example"), ("Mail:To", "one@paper.example"));
        using var office = await site.SignedInAsync();
        using var added = await office.PostFormAsync("/admin/staff", [("name", "Nur"), ("role", "Moderator"), ("act", "add")]);
        var link = LinkOn(await TestSite.ReadPageAsync(added));
        var code = link[(link.LastIndexOf('/') + 1)..];
        (string, string?)[] to = [("act", "mail"), ("code", code)];
        using (var refused = await office.PostFormAsync("/admin/staff", [.. to, ("to", "nobody")]))
        {
            var page = await TestSite.ReadPageAsync(refused);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, link), (refused.StatusCode, LinkOn(page))); // what could be lost is still there
            Assert.Equal("nobody", page.QuerySelector("#to")!.GetAttribute("value"));
        }
        var receiving = MailBox.ReceiveAsync(server);
        using var sent = await office.PostFormAsync("/admin/staff", [.. to, ("to", "nur-at-home@mail.example")]);
        Assert.Contains("on its way to", (await TestSite.ReadPageAsync(sent)).QuerySelector(".once")!.TextContent, StringComparison.Ordinal);
        var mail = await receiving.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Contains("RCPT TO:<nur-at-home@mail.example>", mail, StringComparison.Ordinal);
        Assert.Contains(link, mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(site.Data.Path, "*", SearchOption.AllDirectories).Where(f => f != site.Data.Lock)) Assert.DoesNotContain("nur-at-home", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);

        using var guessed = await office.PostFormAsync("/admin/staff", [("act", "mail"), ("code", "00000000000000000000000000"), ("to", "a@b.example")]);
        Assert.Equal("/admin/staff", guessed.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_offers_to_mail()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var added = await office.PostFormAsync("/admin/staff", [("name", "Nur"), ("role", "Moderator"), ("act", "add")]);
        Assert.Null((await TestSite.ReadPageAsync(added)).QuerySelector("#to"));
        using var mailed = await office.PostFormAsync("/admin/staff", [("act", "mail"), ("code", "x"), ("to", "a@b.example")]);
        Assert.Equal(HttpStatusCode.BadRequest, mailed.StatusCode);
    }

    [Theory]
    [InlineData("zarghuna", "has this name")]
    [InlineData("a", "at least")]
    public async Task A_name_that_is_refused_stays_in_the_form(string name, string why)
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync("Zarghuna");
        using var answer = await office.PostFormAsync("/admin/staff", [("name", name), ("role", "Editor"), ("act", "add")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal((name, "Editor"), (page.QuerySelector("#name")!.GetAttribute("value"), page.QuerySelector("#role option[selected]")!.GetAttribute("value")));
        Assert.Contains(why, page.QuerySelector("#fault")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("role", "Editor")]
    [InlineData("disable", "Administrator")]
    public async Task The_last_administrator_cannot_leave_the_paper_without_one(string act, string role)
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using (var refused = await ActAsync(site, office, "Zarghuna", ("act", act), ("role", role))) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await office.StatusAsync("/admin/staff"));

        await site.HireAsync("Nur"); // control: with a second one she may, and is out
        using var answer = await ActAsync(site, office, "Zarghuna", ("act", act), ("role", role));
        Assert.StartsWith("/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_password_is_reset_by_a_link_and_who_was_let_go_comes_back_by_one()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var nur = await site.SignedInAsync("Nur", StaffRole.Editor);
        using (var reset = await ActAsync(site, office, "Nur", ("act", "link"))) await ChooseAsync(nur, LinkOn(await TestSite.ReadPageAsync(reset)), "a quieter kettle, a train on time");
        Assert.Equal(HttpStatusCode.Redirect, await nur.StatusAsync("/admin")); // and all sessions are over
        using (var former = await nur.SignInAsync("Nur")) Assert.Equal(HttpStatusCode.UnprocessableEntity, former.StatusCode);

        (await ActAsync(site, office, "Nur", ("act", "disable"))).Dispose();
        using (var none = await ActAsync(site, office, "Nur", ("act", "link"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        using (var back = await ActAsync(site, office, "Nur", ("act", "enable")))
        {
            using (var before = await nur.SignInAsync("Nur", "a quieter kettle, a train on time")) Assert.Equal(HttpStatusCode.UnprocessableEntity, before.StatusCode);
            await ChooseAsync(nur, LinkOn(await TestSite.ReadPageAsync(back)), Visits.Password);
        }
        using var signedIn = await nur.SignInAsync("Nur");
        Assert.Equal("/admin", signedIn.Headers.Location?.OriginalString);
    }

    private static async Task ChooseAsync(HttpClient client, string link, string password)
    {
        using var chosen = await client.PostFormAsync(link, [("password", password)]);
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
    }

    private static string LinkOn(IDocument page) => new Uri(page.QuerySelector(".once input")!.GetAttribute("value")!).AbsolutePath;

    private static async Task<HttpResponseMessage> ActAsync(TestSite site, HttpClient office, string whom, params (string, string?)[] fields)
    {
        var id = await site.ReadAsync(db => db.StaffMembers.Where(s => s.UserName == whom).Select(s => s.Id).SingleAsync());
        return await office.PostFormAsync("/admin/staff", [("name", null), ("id", id.ToString(CultureInfo.InvariantCulture)), .. fields]);
    }
}
