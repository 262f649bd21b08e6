using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Comments;

public sealed class NewTests
{
    [Fact]
    public async Task Without_a_receipt_a_comment_that_waits_is_thanked_for_alike()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var pages = new List<string>();
        foreach (var text in new[] { "One comment.", "Another one." })
        {
            using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", text), ("noReceipt", "true")));
            Assert.Equal((HttpStatusCode.SeeOther, "/comments/thanks"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            using var thanks = await client.GetAsync(answer.Headers.Location);
            Assert.Equal((HttpStatusCode.OK, true, false), (thanks.StatusCode, thanks.Headers.CacheControl!.NoStore, thanks.Headers.Contains("Set-Cookie")));
            pages.Add(await thanks.Content.ReadAsStringAsync());
        }
        Assert.Single(pages.Distinct());
        Assert.Contains("has arrived", pages[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("۱۲")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("12345")]
    public async Task What_answers_nothing_that_is_shown_is_refused_with_its_words_kept(string replyTo)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("name", "Omid"), ("text", "Words that stay."), ("replyTo", replyTo)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("Words that stay.", page.QuerySelector<IHtmlTextAreaElement>("#comment-text")!.Value);
        Assert.Contains("no longer shown", page.QuerySelector("#comment-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => Task.FromResult(db.Comments.Count())));

        // Sent again as it stands now, it is a comment of its own.
        await client.CommentAsync("Words that stay.");
    }

    [Fact]
    public async Task Who_may_speak_for_the_paper_is_asked_who_speaks()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        foreach (var voice in new[] { "reader", "paper" })
        {
            using var asked = await moderator.PostFormAsync(Visits.Provided, [("text", $"Words of a {voice}.")], "#comment-form");
            var page = await TestSite.ReadPageAsync(asked);
            Assert.Equal((HttpStatusCode.OK, $"Words of a {voice}."), (asked.StatusCode, page.QuerySelector<IHtmlTextAreaElement>("#comment-text")!.Value));
            Assert.NotNull(page.QuerySelector($"button[name=voice][value={voice}]"));
            using var sent = await moderator.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", $"Words of a {voice}."), ("voice", voice)));
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
        using (var named = await moderator.PostFormAsync(Visits.Provided, [("name", "Omid"), ("text", "Under a name.")], "#comment-form")) Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        foreach (var other in new[] { reporter, site.Client() })
        {
            using var sent = await other.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "Not the paper."), ("voice", "paper")));
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }
        Assert.Equal("Words of a paper.", await site.ReadAsync(db => Task.FromResult(db.Comments.Single(c => c.IsOfStaff).Text)));
    }

    [Fact]
    public async Task A_receipt_is_neutral_and_once_used_asks_for_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var receipt = await client.CommentAsync("To be taken back.");
        var page = await client.ReadPageAsync(receipt);
        Assert.Equal(page.QuerySelector(".nameplate")!.TextContent.Trim(), page.Title);
        Assert.Contains("Note this number", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var withdrawn = await client.PostAsync(receipt, Visits.Form());
        var after = (await client.ReadPageAsync(receipt)).QuerySelector("main")!.TextContent;
        Assert.Contains("You have taken this comment back", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Note this number", after, StringComparison.Ordinal);
    }
}
