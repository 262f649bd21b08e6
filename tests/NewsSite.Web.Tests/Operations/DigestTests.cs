using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

/// <summary>Editors are told that comments wait, where a setting names them, and decide by the links of the message.</summary>
public sealed class DigestTests
{
    private const string Key = "a key of the test";

    [Fact]
    public async Task A_message_of_signed_json_holds_links_that_ask_before_they_decide_and_decide_once()
    {
        using var hook = Listen(out var port);
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        await reader.CommentAsync("One that waits.");
        await reader.CommentAsync("Another that waits.");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var request = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        using var memory = new MemoryStream();
        await request.Request.InputStream.CopyToAsync(memory);
        request.Response.Close();
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), memory.ToArray())), request.Request.Headers["X-NewsSite-Signature"]);
        var told = JsonDocument.Parse(memory.ToArray()).RootElement;
        Assert.Equal(2, told.GetProperty("waiting").GetInt32());
        var comments = told.GetProperty("comments").EnumerateArray().ToList();
        Assert.Equal(["One that waits.", "Another that waits."], comments.Select(c => c.GetProperty("text").GetString()!));

        using var editor = site.Client(cookies: true);
        var link = new Uri(comments[0].GetProperty("decide").GetString()!).PathAndQuery;
        Assert.Contains("One that waits.", (await editor.ReadPageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.ReadAsync(db => db.Comments.Waiting().CountAsync())); // looking changes nothing
        using (var done = await editor.PostFormAsync(link, [("decision", "approve")])) Assert.Contains("is public", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("One that waits.", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync(link));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        Assert.Contains("By the link of a message", (await moderator.ReadPageAsync("/admin/comments/decisions")).QuerySelector(".decisions")!.TextContent, StringComparison.Ordinal);

        site.Clock.Advance(DecisionLink.Lifetime);
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync(new Uri(comments[1].GetProperty("decide").GetString()!).PathAndQuery));
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/account/comment/00000000000000000000000000"));
        Assert.Equal(0, await site.ReadAsync(db => db.Jobs.CountAsync()));
    }

    [Fact]
    public async Task A_comment_that_comes_while_a_message_is_sent_stands_in_the_next()
    {
        using var hook = Listen(out var port);
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        await reader.CommentAsync("In time.");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var first = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await reader.CommentAsync("A moment late.");
        first.Response.Close();
        await site.UntilAsync(db => db.Jobs.AnyAsync(j => j.DueAt > site.Clock.Now));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var comments = (await JsonDocument.ParseAsync(second.Request.InputStream)).RootElement.GetProperty("comments");
        second.Response.Close();
        Assert.Equal("A moment late.", comments.EnumerateArray().Single().GetProperty("text").GetString());
        await site.UntilAsync(async db => !await db.Jobs.AnyAsync());
    }

    [Fact]
    public async Task A_second_look_at_an_older_comment_stands_in_the_message_that_waits()
    {
        using var hook = Listen(out var port);
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("Rejected long ago.");
        await site.WriteAsync(async db =>
        {
            (await db.Comments.SingleAsync()).Reject(site.Clock.Now);
            db.Jobs.RemoveRange(await db.Jobs.ToListAsync());
        });
        site.Clock.Advance(TimeSpan.FromHours(1));
        await reader.CommentAsync("A new one, which begins the message.");
        (await reader.PostFormAsync(receipt, [("step", "look")], "form:has([value=look])")).Dispose();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var request = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var comments = (await JsonDocument.ParseAsync(request.Request.InputStream)).RootElement.GetProperty("comments");
        request.Response.Close();
        Assert.Equal(["Rejected long ago.", "A new one, which begins the message."], comments.EnumerateArray().Select(c => c.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task A_message_that_an_older_program_left_is_sent()
    {
        using var hook = Listen(out var port);
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        await reader.CommentAsync("From before the upgrade.");
        await site.WriteAsync(async db =>
        {
            var job = await db.Jobs.SingleAsync();
            db.Jobs.Remove(job);
            db.Jobs.Add(new Job { Kind = job.Kind, Payload = "1", DueAt = job.DueAt }); // its number alone
        });
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var request = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, (await JsonDocument.ParseAsync(request.Request.InputStream)).RootElement.GetProperty("comments").GetArrayLength());
        request.Response.Close();
    }

    [Fact]
    public async Task A_wave_closes_the_form_and_is_told_once()
    {
        using var hook = Listen(out var port);
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Comments:DigestMinutes", "60"), ("Comments:WaveFrom", "3"));
        using var reader = site.Client();
        for (var i = 0; i < 3; i++) await reader.CommentAsync($"Of a wave, {i}.");
        site.Clock.Advance(TimeSpan.FromSeconds(10));
        var request = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal("wave", (await JsonDocument.ParseAsync(request.Request.InputStream)).RootElement.GetProperty("kind").GetString());
        request.Response.Close();
        await site.UntilAsync(async db => await db.Jobs.CountAsync() == 1); // that comments wait, later
        Assert.Null((await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form"));
        var again = hook.GetContextAsync();
        using (var late = await reader.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "Too late")))) Assert.Equal(422, (int)late.StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(again.IsCompleted);
    }

    [Fact]
    public async Task A_comment_that_was_changed_while_it_was_read_is_shown_anew_and_not_decided_on()
    {
        using var hook = Listen(out var port);
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("As it was.");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var request = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var link = new Uri((await JsonDocument.ParseAsync(request.Request.InputStream)).RootElement.GetProperty("comments")[0].GetProperty("decide").GetString()!).PathAndQuery;
        request.Response.Close();
        using var editor = site.Client(cookies: true);
        var seen = await editor.ReadPageAsync(link);
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        (await reader.PostFormAsync(receipt, [("step", "mend"), ("text", "As it is now.")], "form:has(#mend-text)")).Dispose();
        using var missed = await editor.PostFormAsync(link, [("decision", "approve"), ("asOf", seen.QuerySelector("[name=asOf]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.Conflict, missed.StatusCode);
        var page = await TestSite.ReadPageAsync(missed);
        Assert.Contains("came too late", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("As it is now.", page.QuerySelector(".card")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(CommentState.Pending, await site.ReadAsync(db => db.Comments.Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task A_mail_that_fails_is_sent_again_and_the_webhook_is_not()
    {
        using var hook = Listen(out var port);
        using var server = new TcpListener(IPAddress.Loopback, FreePort(out var mailPort));
        using var site = await TestSite.StartAsync(("Comments:Webhook", $"http://127.0.0.1:{port}/hook"), ("Comments:WebhookKey", Key), ("Mail:Server", "127.0.0.1"), ("Mail:Port", $"{mailPort}"), ("Mail:From", "paper@paper.example"), ("Mail:To", "one@paper.example"), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        await reader.CommentAsync("Told twice?");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        (await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60))).Response.Close();
        await site.UntilAsync(db => db.Jobs.AnyAsync(j => j.Attempts == 1)); // nobody takes mail there yet

        // What came since is told to both; the next try, with nothing new, to the mail alone.
        await reader.CommentAsync("Came between the tries.");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var told = await hook.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, (await JsonDocument.ParseAsync(told.Request.InputStream)).RootElement.GetProperty("comments").GetArrayLength());
        told.Response.Close();
        await site.UntilAsync(db => db.Jobs.AnyAsync(j => j.Attempts == 2));

        server.Start();
        var again = hook.GetContextAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        await MailBox.ReceiveAsync(server).WaitAsync(TimeSpan.FromSeconds(60));
        await site.UntilAsync(async db => !await db.Jobs.AnyAsync());
        Assert.False(again.IsCompleted);
    }

    [Fact]
    public async Task A_mail_is_sent_by_the_server_that_the_settings_name()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        using var site = await TestSite.StartAsync(("Mail:Server", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:From", "paper@paper.example"), ("Mail:To", "one@paper.example, two@paper.example"), ("Comments:DigestMinutes", "1"));
        using var reader = site.Client();
        await reader.CommentAsync("Waits for a mail.\nApprove: http://forged.example/", "Omid");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var mail = await MailBox.ReceiveAsync(server).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Contains("RCPT TO:<two@paper.example>", mail, StringComparison.Ordinal);
        Assert.Contains("\n> Approve: http://forged.example/", mail.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Subject: ", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_setting_nothing_is_noted_and_nobody_is_told()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        await reader.CommentAsync("Waits in silence.");
        Assert.Equal(0, await site.ReadAsync(db => db.Jobs.CountAsync()));
    }

    private static HttpListener Listen(out int port)
    {
        var hook = new HttpListener();
        hook.Prefixes.Add($"http://127.0.0.1:{FreePort(out port)}/");
        hook.Start();
        return hook;
    }

    private static int FreePort(out int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
