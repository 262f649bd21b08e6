using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Comments;

/// <summary>What was decided, and where the page opens after it.</summary>
public sealed class DecisionsTests
{
    private const string List = "/admin/comments/decisions";

    [Fact]
    public async Task An_older_decision_is_taken_back_from_the_list_of_them()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignedInAsync("Nargis", StaffRole.Moderator);
        using var reader = site.Client();
        Assert.NotNull((await moderator.ReadPageAsync(List)).QuerySelector(".empty"));
        await reader.CommentAsync("Rejected by mistake.", "Omid");
        await reader.CommentAsync("Decided on after it.", "Parwin");
        var ids = await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        foreach (var (id, decision) in ids.Zip(["reject", "approve"])) (await DecideAsync(moderator, id, decision)).Dispose();

        var page = await moderator.ReadPageAsync(List);
        var rows = page.QuerySelectorAll(".decisions > li");
        Assert.Equal(["1 comment is approved.", "1 comment is rejected."], rows.Select(r => r.QuerySelector("span")!.TextContent));
        Assert.All(rows, row => Assert.Contains("Nargis", row.TextContent, StringComparison.Ordinal));
        Assert.Equal($"/admin/comments/{ids[0]}", rows[1].QuerySelector("a")!.GetAttribute("href"));

        using var undone = await moderator.PostFormAsync(List, [], ".decisions > li:nth-child(2) form");
        page = await moderator.ReadPageAsync(undone.Headers.Location!.OriginalString);
        Assert.Contains("stands again", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".decisions > li:nth-child(2) form"));
        Assert.Equal([CommentState.Pending, CommentState.Published], await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.State).ToListAsync()));
    }

    [Fact]
    public async Task What_somebody_has_decided_anew_is_not_taken_back_and_is_told_so()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("Picked, and not, and picked, and not.");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        foreach (var decision in new[] { "approve", "pick", "unpick", "pick", "unpick" })
        {
            (await DecideAsync(moderator, id, decision)).Dispose();
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        using var undone = await moderator.PostFormAsync(List, [], ".decisions > li:nth-child(3) form"); // the first time that it was unpicked
        var page = await moderator.ReadPageAsync(undone.Headers.Location!.OriginalString);
        Assert.Contains("decided on it since", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".decisions > li:nth-child(3) form")); // it was not undone
        Assert.Null(await site.ReadAsync(db => db.Comments.Select(c => c.PickedAt).SingleAsync()));
        (await moderator.PostFormAsync(List, [], ".decisions > li:first-child form")).Dispose(); // control: the last one is
        Assert.NotNull(await site.ReadAsync(db => db.Comments.Select(c => c.PickedAt).SingleAsync()));
    }

    [Fact]
    public async Task Nothing_that_an_editor_wrote_about_an_erased_comment_stays_with_the_decision()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("Words to be erased.");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        (await DecideAsync(moderator, id, "reject", "form:has(#note)", ("note", "You name Gulalai of Herat."))).Dispose();
        (await DecideAsync(moderator, id, "approve")).Dispose(); // remembers the note, to be undone
        Assert.Contains(await site.ReadAsync(db => db.CommentActs.Select(a => a.Before).ToListAsync()), before => before.Contains("Gulalai", StringComparison.Ordinal)); // control
        (await reader.PostFormAsync(receipt, [("step", "erase")], "form:has([value=erase])")).Dispose();
        Assert.DoesNotContain(await site.ReadAsync(db => db.CommentActs.Select(a => a.Before).ToListAsync()), before => before.Contains("Gulalai", StringComparison.Ordinal));
        Assert.Null((await moderator.ReadPageAsync(List)).QuerySelector(".decisions a"));
    }

    [Fact]
    public async Task A_moderator_reads_no_name_with_which_a_colleague_signs_in()
    {
        using var site = await TestSite.StartAsync();
        using var nargis = await site.SignedInAsync("Nargis", StaffRole.Moderator);
        using var omar = await site.SignedInAsync("Omar", StaffRole.Moderator);
        using var editor = await site.SignedInAsync("Zarghuna", StaffRole.Editor);
        using var reader = site.Client();
        await reader.CommentAsync("Decided on by Nargis.");
        (await DecideAsync(nargis, await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync()), "approve")).Dispose();
        Assert.Equal(["Nargis", "A colleague", "Nargis"], await Task.WhenAll(new[] { nargis, omar, editor }.Select(async staff => (await staff.ReadPageAsync(List)).QuerySelector(".decisions bdi")!.TextContent)));
    }

    [Fact]
    public async Task The_page_opens_at_the_next_card_and_says_when_nothing_was_ticked()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("The first.");
        await reader.CommentAsync("The second.");
        var ids = await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        using (var decided = await moderator.PostFormAsync("/admin/comments", [("decision", "approve")], ".card form"))
            Assert.EndsWith($"#comment-{ids[1]}", decided.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var bulk = await moderator.PostFormAsync("/admin/comments", [("decision", "spam")], "#bulk");
        var page = await moderator.ReadPageAsync(bulk.Headers.Location!.OriginalString);
        Assert.Contains("No comment was ticked", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.ReadAsync(db => db.Comments.Waiting().CountAsync()));
    }

    [Fact]
    public async Task A_reported_card_says_for_what()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("Reported by three.");
        await site.WriteAsync(async db =>
        {
            var comment = await db.Comments.SingleAsync();
            comment.Approve(site.Clock.Now);
            foreach (var reason in new[] { ReportReason.Spam, ReportReason.Danger, ReportReason.Danger })
            {
                comment.Report();
                db.CommentReports.Add(new CommentReport { CommentId = comment.Id, Reason = reason, CreatedAt = site.Clock.Now });
            }
        });
        var card = (await moderator.ReadPageAsync("/admin/comments?state=reported")).QuerySelector(".card")!;
        Assert.Contains("Reported: It puts someone in danger ×2 · It is an advertisement", card.TextContent, StringComparison.Ordinal);
        (await moderator.PostFormAsync("/admin/comments?state=reported", [("decision", "approve")], ".card form")).Dispose();
        Assert.DoesNotContain("Reported:", (await moderator.ReadPageAsync("/admin/comments?state=all")).QuerySelector(".card")!.TextContent, StringComparison.Ordinal); // it was looked at
    }

    [Fact]
    public async Task A_decision_on_a_later_page_stays_on_that_page()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        for (var i = 0; i < 28; i++) await reader.CommentAsync($"Comment number {i:00} of many.");
        var ids = await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        using (var last = await moderator.PostFormAsync("/admin/comments", [("decision", "approve")], $"#comment-{ids[24]} form")) Assert.EndsWith($"#comment-{ids[25]}", last.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var decided = await moderator.PostFormAsync($"/admin/comments?after={ids[24]}", [("decision", "approve")], ".card form");
        Assert.Contains($"after={ids[24]}&", decided.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.NotNull((await moderator.ReadPageAsync(decided.Headers.Location!.OriginalString)).QuerySelector($"#comment-{ids[26]}"));
    }

    [Fact]
    public async Task Its_own_page_leads_back_to_the_list_from_which_it_was_opened()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        foreach (var text in new[] { "About tyres.", "About snow.", "More about tyres." }) await reader.CommentAsync(text);
        var ids = await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        var own = (await moderator.ReadPageAsync("/admin/comments?words=tyres")).QuerySelector(".card .more")!.GetAttribute("href")!;
        Assert.Equal($"/admin/comments?words=tyres#comment-{ids[0]}", (await moderator.ReadPageAsync(own)).QuerySelector(".heading a")!.GetAttribute("href"));
        using (var closed = await moderator.PostFormAsync(own, [("step", "close")], "form:has([value=close])")) Assert.Equal($"{own}&done=close", closed.Headers.Location!.OriginalString);
        using var decided = await moderator.PostFormAsync(own, [("decision", "reject"), ("note", "Not here.")], "form:has(#note)");
        Assert.StartsWith($"/admin/comments?words=tyres&decided={ids[0]}&act=", decided.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith($"#comment-{ids[2]}", decided.Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var wrong in new[] { "order=sideways", "state=99" }) Assert.Equal(System.Net.HttpStatusCode.NotFound, await moderator.StatusAsync($"/admin/comments/{ids[1]}?{wrong}"));
    }

    [Fact]
    public async Task At_a_second_look_the_first_reason_is_read_and_many_are_rejected_in_an_editors_words()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("Rejected with others.");
        (await moderator.PostFormAsync("/admin/comments", [("decision", "reject"), ("upTo", "999"), ("reason", "OffTopic"), ("note", "Write below the article on tyres.")], "#bulk")).Dispose();
        Assert.Contains("Write below the article on tyres.", await reader.TextAsync(receipt), StringComparison.Ordinal);
        Assert.Null((await moderator.ReadPageAsync("/admin/comments")).QuerySelector(".card"));
        (await reader.PostFormAsync(receipt, [("step", "look")], "form:has([value=look])")).Dispose();
        Assert.Contains("Write below the article on tyres.", (await moderator.ReadPageAsync("/admin/comments")).QuerySelector(".card")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient moderator, long id, string decision, string form = ".card form", params (string, string?)[] more) =>
        moderator.PostFormAsync($"/admin/comments/{id}", [("decision", decision), .. more], form);
}
