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

        decided = await DecideAsync(moderator, decided, ".notice form", "reject");
        Assert.DoesNotContain("What did the others", await reader.GetStringAsync(Provided), StringComparison.Ordinal);
        await DecideAsync(moderator, decided, ".notice form", "approve");
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
            comments[1].WithdrawCopy(site.Clock.Now);
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

    private static async Task SendAsync(HttpClient reader, string text, string name = "Omid")
    {
        using var answer = await reader.PostAsync(Provided + "/comments", new FormUrlEncodedContent([new("name", name), new("text", text)]));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<string> DecideAsync(HttpClient moderator, string address, string form, string decision)
    {
        using var answer = await moderator.PostFormAsync(address, [("decision", decision)], form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
