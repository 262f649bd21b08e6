using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

public sealed class PicksTests
{
    private const string Published = "/admin/comments?state=published";

    [Fact]
    public async Task A_moderator_picks_a_comment_readers_see_it_and_the_decision_can_be_turned_round()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var id = await CommentAsync(site, string.Join(' ', Enumerable.Repeat("Many\nwords.", 40)));
        Assert.Null((await reader.ReadPageAsync("/")).QuerySelector(".picks"));
        Assert.Null((await reader.ReadPageAsync(Visits.Provided)).QuerySelector(".pick"));

        var after = await DecideAsync(moderator, Published, ".card form", "pick");
        var pick = (await reader.ReadPageAsync("/")).QuerySelector(".picks li")!;
        var quote = pick.QuerySelector("blockquote p[dir=auto]")!.TextContent;
        Assert.StartsWith("Many words. Many words.", quote, StringComparison.Ordinal);
        Assert.EndsWith("…", quote, StringComparison.Ordinal);
        Assert.InRange(quote.Length, 150, 201);
        Assert.Equal("Omid", pick.QuerySelector("bdi")!.TextContent);
        Assert.NotNull((await reader.ReadPageAsync(pick.QuerySelector("a")!.GetAttribute("href")!)).GetElementById($"comment-{id}"));
        Assert.Equal("Editor’s pick", (await reader.ReadPageAsync(Visits.Provided)).QuerySelector($"#comment-{id} .pick")!.TextContent);

        await DecideAsync(moderator, after, ".notice form", "undo");
        Assert.Null((await reader.ReadPageAsync("/")).QuerySelector(".picks"));
        Assert.Null((await reader.ReadPageAsync(Visits.Provided)).QuerySelector(".pick"));
    }

    [Theory, InlineData("rejected"), InlineData("withdrawn"), InlineData("unpublished")]
    public async Task What_readers_may_not_read_leaves_the_front_at_once(string how)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        await CommentAsync(site, "Words of a reader.", isPick: true);
        foreach (var address in new[] { "/", "/lite" }) Assert.Contains("Words of a reader.", await reader.TextAsync(address), StringComparison.Ordinal); // the control
        if (how == "unpublished") (await editor.EditAsync("m1nsk24", "unpublish")).Dispose();
        else if (how == "rejected") await DecideAsync(editor, Published, ".card form", "reject");
        else await site.WriteAsync(async db => (await db.Comments.SingleAsync()).WithdrawCopy(true, site.Clock.Now));
        foreach (var address in new[] { "/", "/lite" }) Assert.DoesNotContain("Words of a reader.", await reader.TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_three_stand_there_and_no_comment_that_waits_is_picked()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        for (var i = 0; i < 4; i++)
        {
            await CommentAsync(site, $"Pick {i}", isPick: true);
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await site.WriteAsync(async db => db.Comments.Add(Comment.Write(await ArticleAsync(db), null, null, "Waits", "screening.all", site.Clock.Now)).Entity.Pick(site.Clock.Now));
        Assert.Equal(["Pick 3", "Pick 2", "Pick 1"], (await reader.ReadPageAsync("/")).QuerySelectorAll(".picks blockquote p").Select(p => p.TextContent));
        Assert.Null((await reader.ReadPageAsync("/fa")).QuerySelector(".picks"));
    }

    private static async Task<long> CommentAsync(TestSite site, string text, bool isPick = false)
    {
        Comment? comment = null;
        await site.WriteAsync(async db =>
        {
            comment = db.Comments.Add(Comment.Write(await ArticleAsync(db), null, "Omid", text, "screening.all", site.Clock.Now)).Entity;
            comment.Approve(site.Clock.Now);
            if (isPick) comment.Pick(site.Clock.Now);
        });
        return comment!.Id;
    }

    private static Task<long> ArticleAsync(NewsDb db) => db.Articles.Where(a => a.Code == "m1nsk24").Select(a => a.Id).SingleAsync();

    private static async Task<string> DecideAsync(HttpClient moderator, string address, string form, string decision)
    {
        using var answer = await moderator.PostFormAsync(address, [("decision", decision)], form);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
