using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Comments;

public sealed class IndexTests
{
    private const string Provided = "/articles/russia-claims-us-interference";

    [Fact]
    public async Task A_comment_waits_is_approved_and_appears_at_once_and_the_decision_can_be_turned_round()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await SendAsync(reader, "What did the others say at the conference?");
        Assert.DoesNotContain("What did the others", await reader.GetStringAsync(Provided), StringComparison.Ordinal);

        var desk = await moderator.ReadPageAsync("/admin/comments");
        Assert.StartsWith("1", desk.QuerySelector(".bar .count")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("What did the others say at the conference?", desk.QuerySelector(".card .typed")!.TextContent);
        Assert.Equal("The writer is not known to the paper yet.", desk.QuerySelector(".card .why")!.TextContent);

        var decided = await DecideAsync(moderator, "/admin/comments", ".card form", "approve");
        Assert.Contains("What did the others", await reader.GetStringAsync(Provided), StringComparison.Ordinal);
        var after = await moderator.ReadPageAsync(decided);
        Assert.Contains("Omid", after.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector(".empty"));

        decided = await DecideAsync(moderator, decided, ".notice form", "undo");
        Assert.DoesNotContain("What did the others", await reader.GetStringAsync(Provided), StringComparison.Ordinal);
        Assert.Null((await moderator.ReadPageAsync(decided)).QuerySelector(".notice form"));
        await DecideAsync(moderator, decided, ".card form", "approve");
        Assert.Contains("What did the others", await reader.GetStringAsync(Provided), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_is_not_taken_and_says_so()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await SendAsync(reader, "One that two of us decide on, unseen.");
        await SendAsync(reader, "One that its writer takes back meanwhile.");
        var desk = await moderator.ReadPageAsync("/admin/comments");
        var forms = desk.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>(".card form").Select(f => Forms.Fields(f).ToDictionary(x => x.Field, x => x.Value)).ToList();
        await site.WriteAsync(async db =>
        {
            var comments = await db.Comments.OrderBy(c => c.Id).ToListAsync();
            comments[0].Reject(site.Clock.Now);
            comments[1].WithdrawCopy(true, site.Clock.Now);
        });
        foreach (var (form, sentence) in forms.Zip(["is rejected", "Its writer has taken this comment back"]))
        {
            form["decision"] = "approve";
            using var answer = await moderator.PostAsync("/admin/comments", new FormUrlEncodedContent(form));
            var notice = (await moderator.ReadPageAsync(answer.Headers.Location!.OriginalString)).QuerySelector(".notice")!.TextContent;
            Assert.Contains("too late", notice, StringComparison.Ordinal);
            Assert.Contains(sentence, notice, StringComparison.Ordinal);
        }
        Assert.Equal(0, await site.ReadAsync(db => db.Comments.Shown().CountAsync()));
    }

    [Fact]
    public async Task Whoever_moderates_learns_no_headline_before_readers_do()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var draft = await site.FileAsync("Not yet told", isPublished: false);
        var address = $"/admin/comments?article={draft.Code}";
        Assert.Equal(HttpStatusCode.NotFound, await moderator.StatusAsync(address));
        Assert.Equal(HttpStatusCode.OK, await editor.StatusAsync(address));
        await site.WriteAsync(async db => (await db.Articles.SingleAsync(a => a.Id == draft.Id)).Publish(site.Clock.Now));
        Assert.Equal(HttpStatusCode.OK, await moderator.StatusAsync(address));
    }

    [Fact]
    public async Task The_list_is_oldest_first_goes_on_by_key_and_counts_copies()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        for (var i = 0; i < 27; i++) await SendAsync(reader, $"The comment with the number {i:00}.");
        await SendAsync(reader, "The comment with the number 00.");
        var first = await moderator.ReadPageAsync("/admin/comments");
        Assert.Equal("×2", first.QuerySelector(".card .copies")!.TextContent);
        var seen = Texts(first);
        Assert.Equal(25, seen.Count);
        var second = await moderator.ReadPageAsync(first.QuerySelector(".paging a")!.GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(0, 27).Select(i => $"The comment with the number {i:00}."), [.. seen, .. Texts(second)]);
        Assert.Null(second.QuerySelector(".paging a"));
    }

    [Fact]
    public async Task An_answer_says_what_it_answers()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await SendAsync(reader, string.Join(' ', Enumerable.Repeat("An opinion of many words.", 10)), "Parwin");
        await DecideAsync(moderator, "/admin/comments", ".card form", "approve");
        var parent = (await site.ReadAsync(db => db.Comments.SingleAsync())).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(reader, "I agree.", replyTo: parent);
        await SendAsync(reader, "Of its own.");
        var cards = (await moderator.ReadPageAsync("/admin/comments")).QuerySelectorAll(".card");
        Assert.Equal(2, cards.Length);
        Assert.Contains("In reply to \u2068Parwin\u2069", cards[0].QuerySelector(".answered")!.TextContent, StringComparison.Ordinal);
        var quoted = cards[0].QuerySelector(".answered blockquote")!.TextContent.Trim();
        Assert.StartsWith("An opinion of many words. An opinion", quoted, StringComparison.Ordinal);
        Assert.InRange(quoted.Length, 60, 121);
        Assert.Null(cards[1].QuerySelector(".answered"));
    }

    [Fact]
    public async Task Decided_comments_are_found_again_newest_first_and_turned_round()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        for (var i = 0; i < 28; i++) await SendAsync(reader, $"The comment with the number {i:00}.");
        await site.WriteAsync(async db =>
        {
            foreach (var comment in await db.Comments.ToListAsync())
            {
                if (comment.Text.EndsWith("07.", StringComparison.Ordinal)) comment.Reject(site.Clock.Now);
                else comment.Approve(site.Clock.Now);
            }
        });
        var first = await editor.ReadPageAsync("/admin/comments?state=published");
        var second = await editor.ReadPageAsync(first.QuerySelector(".paging a")!.GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(0, 28).Where(i => i != 7).Reverse().Select(i => $"The comment with the number {i:00}."), [.. Texts(first), .. Texts(second)]);
        Assert.Empty(first.QuerySelectorAll(".card button[value=approve]"));

        // By way of the article, and back.
        var code = await site.ReadAsync(db => db.Articles.Where(a => a.Slug == "russia-claims-us-interference").Select(a => a.Code).SingleAsync());
        var other = await site.ReadAsync(db => db.Articles.Where(a => a.Slug == "two-calendars").Select(a => a.Code).SingleAsync());
        var link = (await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("a[href*='article=']")!.GetAttribute("href")!;
        Assert.Equal(25, Texts(await editor.ReadPageAsync(link)).Count);
        Assert.Empty(Texts(await editor.ReadPageAsync($"/admin/comments?state=published&article={other}")));
        var rejected = $"/admin/comments?state=rejected&article={code}";
        Assert.Equal(["The comment with the number 07."], Texts(await editor.ReadPageAsync(rejected)));
        var decided = await DecideAsync(editor, rejected, ".card form", "approve");
        Assert.StartsWith(rejected + "&decided=", decided, StringComparison.Ordinal);
        Assert.Contains("number 07", await reader.GetStringAsync(Provided), StringComparison.Ordinal);
        foreach (var odd in new[] { "?state=withdrawn", "?state=7", "?state=x", "?article=none", "?after=x" })
            Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/admin/comments" + odd));
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await SendAsync(reader, "<img src=x onerror=alert(1)><form action=/admin>", "<b>Omid</b>");
        var page = await moderator.ReadPageAsync("/admin/comments");
        var card = page.QuerySelector(".card")!;
        Assert.Equal("<img src=x onerror=alert(1)><form action=/admin>", card.QuerySelector(".typed")!.TextContent);
        Assert.Equal("<b>Omid</b>", card.QuerySelector("h2 bdi")!.TextContent);
        Assert.Empty(card.QuerySelectorAll("img, b"));
    }

    private static List<string> Texts(IDocument page) => [.. page.QuerySelectorAll(".card .typed").Select(t => t.TextContent)];

    private static async Task SendAsync(HttpClient reader, string text, string name = "Omid", string replyTo = "")
    {
        var stamp = (await reader.ReadPageAsync(Provided)).QuerySelector("#comment-form [name=stamp]")!.GetAttribute("value")!;
        using var answer = await reader.PostAsync(Provided + "/comments", new FormUrlEncodedContent([new("name", name), new("text", text), new("replyTo", replyTo), new("stamp", stamp)]));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<string> DecideAsync(HttpClient moderator, string address, string form, string decision)
    {
        using var answer = await moderator.PostFormAsync(address, [("decision", decision)], form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
