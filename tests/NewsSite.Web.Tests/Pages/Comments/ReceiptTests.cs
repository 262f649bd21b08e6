using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Comments;

/// <summary>What a writer reads on the receipt, and does with it, without script, cookie or account.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public async Task A_comment_is_mended_by_its_receipt_and_readers_see_that_it_was()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("The frist word.", "Omid");
        using (var empty = await reader.PostFormAsync(receipt, [("step", "mend"), ("text", " ")], "form:has(#mend-text)"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
            Assert.NotNull((await TestSite.ReadPageAsync(empty)).QuerySelector("details[open] #mend-error"));
        }
        using (var mended = await reader.PostFormAsync(receipt, [("step", "mend"), ("text", "The *first* word.")], "form:has(#mend-text)"))
            Assert.Equal(receipt, mended.Headers.Location!.OriginalString);
        var shown = (await reader.ReadPageAsync(Visits.Provided)).QuerySelector(".comment")!;
        Assert.Equal("first", shown.QuerySelector("em")!.TextContent);
        Assert.Contains("Edited by its writer", shown.TextContent, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null((await reader.ReadPageAsync(receipt)).QuerySelector("#mend-text"));
        using var late = await reader.PostAsync(receipt, Visits.Form(("step", "mend"), ("text", "Too late.")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("first", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_of_language_keeps_the_receipt()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("Words.", "Omid");
        var links = (await reader.ReadPageAsync(receipt)).QuerySelectorAll(".editions a").Select(a => a.GetAttribute("href"));
        Assert.Equal([$"/fa{receipt}", $"/ps{receipt}"], links);
        Assert.Equal("fa-AF", (await reader.ReadPageAsync($"/fa{receipt}")).DocumentElement.GetAttribute("lang"));
        Assert.Equal(["/fa/comments", "/ps/comments"], (await reader.ReadPageAsync("/comments")).QuerySelectorAll(".editions a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_rejection_says_why_and_is_looked_at_once_more()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("A word that nobody wanted.");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        using (var rejected = await moderator.PostFormAsync($"/admin/comments/{id}", [("decision", "reject"), ("reason", "OffTopic"), ("note", "Here we speak of <snow>.")], "form:has(#note)"))
            Assert.Equal(HttpStatusCode.SeeOther, rejected.StatusCode);
        var page = await reader.ReadPageAsync(receipt);
        Assert.Contains("nothing to do with the article", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Here we speak of <snow>.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        (await reader.PostFormAsync(receipt, [("step", "look")], "form:has([value=look])")).Dispose();
        Assert.Null((await reader.ReadPageAsync(receipt)).QuerySelector("[value=look]"));
        Assert.Contains("second look", (await moderator.ReadPageAsync("/admin/comments")).QuerySelector(".card .why")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_a_token_that_is_not_good_is_told_so()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        using var sent = await reader.PostFormAsync(Visits.Provided, [("text", "With a token from last year."), ("token", "0000-1111-2222-3333-4444-5555-6666-7777")], "#comment-form");
        var receipt = sent.Headers.Location!.OriginalString;
        Assert.Contains("mistyped, has run out or was withdrawn", await reader.TextAsync(receipt), StringComparison.Ordinal);
        Assert.DoesNotContain("mistyped", await reader.TextAsync(await reader.CommentAsync("Without one.")), StringComparison.Ordinal); // control
        Assert.Contains("token that came with it is not good", (await moderator.ReadPageAsync("/admin/comments")).QuerySelector(".card .why")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_for_minutes_and_spares_the_next_comment_the_wait()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("The first.");
        Assert.Null((await reader.ReadPageAsync(receipt)).QuerySelector("[value=token]")); // not before it is approved
        await site.WriteAsync(async db => (await db.Comments.SingleAsync()).Approve(site.Clock.Now));
        using var given = await reader.PostFormAsync(receipt, [("step", "token")], "form:has([value=token])");
        Assert.Contains("no-store", given.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var token = (await TestSite.ReadPageAsync(given)).QuerySelectorAll(".code")[1].TextContent;
        using (var lost = await reader.PostFormAsync(receipt, [("step", "token")], "form:has([value=token])")) // as if its answer had not come
            Assert.Equal(token, (await TestSite.ReadPageAsync(lost)).QuerySelectorAll(".code")[1].TextContent);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null((await reader.ReadPageAsync(receipt)).QuerySelector("[value=token]"));
        using (var sent = await reader.PostFormAsync(Visits.Provided, [("text", "The second."), ("token", token.ToUpperInvariant())], "#comment-form"))
            Assert.Contains("comment", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("screening.token", await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Phase).LastAsync()));
    }

    [Fact]
    public async Task Erased_leaves_neither_page_nor_receipt()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("A canary that flies away.");
        Assert.Contains("canary", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal); // it is in the cache
        using (var erased = await reader.PostFormAsync(receipt, [("step", "erase")], "form:has([value=erase])"))
            Assert.EndsWith("/comments/erased", erased.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync(receipt));
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("/comments/erased"));
    }

    [Fact]
    public async Task A_report_reaches_the_desk_with_its_words_and_the_comment_stays_until_somebody_looks()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("Words that somebody minds.", "<b>Omid</b>");
        var link = (await reader.ReadPageAsync(Visits.Provided)).QuerySelector("a[href$='/report']")!.GetAttribute("href")!;
        using (var none = await reader.PostFormAsync(link, [("words", "why?")], "#main form")) Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        foreach (var told in new[] { "Thank you", "reported from your network before" })
        {
            using var sent = await reader.PostAsync(link, Visits.Form(("reason", "Danger"), ("words", "It names <her>.")));
            Assert.Contains(told, await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Contains("Words that somebody minds.", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
        var desk = await moderator.ReadPageAsync("/admin/comments?state=reported");
        Assert.Contains("1 report", desk.QuerySelector(".card h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It names <her>.", (await moderator.ReadPageAsync(desk.QuerySelector(".card .more")!.GetAttribute("href")!)).QuerySelector("#reports")!.TextContent, StringComparison.Ordinal);
        (await moderator.PostFormAsync("/admin/comments?state=reported", [("decision", "approve")], ".card form")).Dispose();
        Assert.Null((await moderator.ReadPageAsync("/admin/comments?state=reported")).QuerySelector(".card"));
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync(Visits.Provided + "/comments/999/report"));
    }

    [Fact]
    public async Task Of_two_who_sent_the_same_words_each_has_only_their_own()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        var first = await reader.CommentAsync("The very same words of two readers.", "Fatima of Kabul");
        var second = await reader.CommentAsync("The very same words of two readers.", "x");
        Assert.Equal(1, await site.ReadAsync(db => db.Comments.CountAsync())); // control
        Assert.DoesNotContain("Fatima", await reader.TextAsync(second), StringComparison.Ordinal);
        await site.WriteAsync(async db => (await db.Comments.SingleAsync()).Approve(site.Clock.Now));
        // Who pressed twice knows the second receipt alone; one of them is given a token.
        using (var given = await reader.PostFormAsync(second, [("step", "token")], "form:has([value=token])")) Assert.Equal(2, (await TestSite.ReadPageAsync(given)).QuerySelectorAll(".code").Length);
        Assert.Null((await reader.ReadPageAsync(first)).QuerySelector("[value=token]"));
        (await reader.PostFormAsync(first, [("step", "erase")], "form:has([value=erase])")).Dispose();
        Assert.DoesNotContain("Fatima", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
        Assert.Contains("The very same words", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_has_read_meanwhile_is_said_and_an_unknown_step_does_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("A word of mine.");
        var form = await reader.ReadPageAsync(receipt);
        await site.WriteAsync(async db => (await db.Comments.SingleAsync()).Reject(site.Clock.Now));
        using (var refused = await reader.PostAsync(receipt, Visits.Form(("step", "mend"), ("text", "Other words."), ("stamp", form.QuerySelector("[name=stamp]")!.GetAttribute("value")!))))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("had a say in this comment", (await TestSite.ReadPageAsync(refused)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        }
        using (var unknown = await reader.PostAsync(receipt, Visits.Form(("step", "Mend"), ("text", "Other words.")))) Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal((CommentState.Rejected, "A word of mine."), await site.ReadAsync(async db => await db.Comments.SingleAsync() is var c ? (c.State, c.Text) : default));
    }

    [Fact]
    public async Task What_is_saved_unchanged_stays_as_it_is_and_makes_no_wave()
    {
        using var site = await TestSite.StartAsync(("Comments:WaveFrom", "3"));
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("Saved again and again.", "Omid");
        for (var i = 0; i < 5; i++) (await reader.PostFormAsync(receipt, [("step", "mend")], "form:has(#mend-text)")).Dispose();
        Assert.False(await site.ReadAsync(db => db.Discussions.AnyAsync())); // the form is open
        await site.WriteAsync(async db => (await db.Comments.SingleAsync()).Approve(site.Clock.Now));
        (await reader.PostFormAsync(receipt, [("step", "mend")], "form:has(#mend-text)")).Dispose();
        Assert.Equal(CommentState.Published, await site.ReadAsync(db => db.Comments.Select(c => c.State).SingleAsync()));
        (await reader.PostFormAsync(receipt, [("step", "mend"), ("text", "Other words.")], "form:has(#mend-text)")).Dispose(); // control
        Assert.Equal(CommentState.Pending, await site.ReadAsync(db => db.Comments.Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task Where_comments_are_closed_none_can_be_mended_and_a_redaction_is_told()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("She lives at Canarygasse 7.");
        Assert.NotNull((await reader.ReadPageAsync(receipt)).QuerySelector("#mend-text")); // control
        await site.WriteAsync(async db => (await db.Articles.SingleAsync(a => a.Code == "m1nsk24")).Comments = CommentsRule.Closed);
        var page = await reader.ReadPageAsync(receipt);
        Assert.Null(page.QuerySelector("#mend-text"));
        Assert.NotNull(page.QuerySelector("[value=erase]"));
        await site.WriteAsync(async db => (await db.Comments.SingleAsync()).Redact(null, "She lives at ▇▇▇▇▇.", "An address"));
        Assert.Contains("An address", (await reader.ReadPageAsync(receipt)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comments_of_an_article_have_a_feed()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var reader = site.Client();
        await reader.CommentAsync("The older.", "Omid");
        await reader.CommentAsync("The *newer*.", "Omid");
        Assert.Equal(Visits.Provided + "/feed.xml", (await reader.ReadPageAsync(Visits.Provided)).QuerySelector("link[rel=alternate][title='Feed of these comments']")!.GetAttribute("href"));
        Assert.DoesNotContain("The older.", await reader.TextAsync(Visits.Provided + "/feed.xml"), StringComparison.Ordinal); // an editor may undo for a minute
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var feed = System.Xml.Linq.XDocument.Parse(await reader.TextAsync(Visits.Provided + "/feed.xml"));
        Assert.Equal(["The newer.", "The older."], feed.Descendants("item").Select(i => i.Element("description")!.Value));
        var link = new Uri(feed.Descendants("item").First().Element("link")!.Value);
        Assert.NotNull((await reader.ReadPageAsync(link.PathAndQuery)).QuerySelector(link.Fragment));
        await site.WriteAsync(async db => (await db.Comments.OrderBy(c => c.Id).FirstAsync()).Reject(site.Clock.Now));
        Assert.DoesNotContain("The older.", await reader.TextAsync(Visits.Provided + "/feed.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync("/articles/none/feed.xml"));
    }
}
