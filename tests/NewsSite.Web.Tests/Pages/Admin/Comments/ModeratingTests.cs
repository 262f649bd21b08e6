using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Comments;

/// <summary>What one moderator does with many comments, and with one at length.</summary>
public sealed class ModeratingTests
{
    [Fact]
    public async Task All_that_a_list_holds_is_rejected_at_once_and_put_back_as_it_was()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        await WriteAsync(site, [.. Enumerable.Range(0, 140).Select(i => $"Buy cheap tyres {i}")]);
        var others = await WriteAsync(site, "An opinion on tyres.", "100% cheap_tyres");
        const string List = "/admin/comments?words=cheap%20tyres";
        var page = await moderator.ReadPageAsync(List);
        Assert.Contains("140", page.QuerySelector("#bulk label")!.TextContent, StringComparison.Ordinal);

        // What came after the page was seen is not decided on.
        var late = (await WriteAsync(site, "Buy cheap tyres, the last."))[0];
        var after = await PressAsync(moderator, List, "#bulk", ("decision", "spam"), ("upTo", page.QuerySelector("#bulk [name=upTo]")!.GetAttribute("value")!));
        Assert.Equal(140, await site.ReadAsync(db => db.Comments.CountAsync(c => c.State == CommentState.Rejected && c.Reason == RejectReason.Spam)));
        Assert.Equal([.. others, late], await site.ReadAsync(db => db.Comments.Waiting().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync()));
        Assert.Contains("140 comments are rejected as spam", (await moderator.ReadPageAsync(after)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        // Somebody decides on one of them; the rest is put back.
        var first = await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        await site.WriteAsync(async db => (await db.Comments.SingleAsync(c => c.Id == first)).Approve(site.Clock.Now));
        await PressAsync(moderator, after, ".notice form", ("decision", "undo"));
        Assert.Equal(142, await site.ReadAsync(db => db.Comments.Waiting().CountAsync()));
        Assert.Equal(CommentState.Published, await site.ReadAsync(db => db.Comments.Where(c => c.Id == first).Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task The_ticked_ones_are_decided_on_and_no_other()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        var ids = await WriteAsync(site, "One", "Two", "Three");
        var boxes = (await moderator.ReadPageAsync("/admin/comments")).QuerySelectorAll(".card [name=chosen][form=bulk]").Select(b => b.GetAttribute("value")!).ToList();
        Assert.Equal(ids.Select(id => $"{id}-Pending"), boxes);
        await PressAsync(moderator, "/admin/comments", "#bulk", ("decision", "approve"), ("chosen", boxes[0]), ("chosen", boxes[2]));
        Assert.Equal(["One", "Three"], await site.ReadAsync(db => db.Comments.Shown().OrderBy(c => c.Id).Select(c => c.Text).ToListAsync()));
    }

    [Fact]
    public async Task Lists_are_narrowed_by_edition_phase_and_words_and_turned_round()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        await WriteAsync(site, "Older", "Newer");
        await site.WriteAsync(async db => (await db.Comments.SingleAsync(c => c.Text == "Newer")).Screen(CommentState.Pending, "screening.links", "3", 0, site.Clock.Now));
        Assert.Equal(["Older", "Newer"], Texts(await moderator.ReadPageAsync("/admin/comments")));
        Assert.Equal(["Newer", "Older"], Texts(await moderator.ReadPageAsync("/admin/comments?order=newest")));
        Assert.Equal(["Newer"], Texts(await moderator.ReadPageAsync("/admin/comments?phase=screening.links")));
        Assert.Equal(["Older"], Texts(await moderator.ReadPageAsync("/admin/comments?words=OLD")));
        await WriteAsync(site, "كتاب کابل");
        foreach (var typed in new[] { "کتاب", "كتاب", "كابل" }) Assert.Equal(["كتاب کابل"], Texts(await moderator.ReadPageAsync($"/admin/comments?words={Uri.EscapeDataString(typed)}"))); // either keyboard's
        await site.WriteAsync(async db => db.Comments.Remove(await db.Comments.OrderBy(c => c.Id).LastAsync()));
        await WriteAsync(site, "كتابی خوب، کتاب‌های ۱۲۳");
        foreach (var typed in new[] { "کتابی", "کتابهای", "کتاب‌های", "123", "١٢٣" }) Assert.Single(Texts(await moderator.ReadPageAsync($"/admin/comments?words={Uri.EscapeDataString(typed)}"))); // as it is read
        Assert.Empty(Texts(await moderator.ReadPageAsync("/admin/comments?words=124")));
        await site.WriteAsync(async db => db.Comments.Remove(await db.Comments.OrderBy(c => c.Id).LastAsync()));
        Assert.Empty(Texts(await moderator.ReadPageAsync("/admin/comments?words=%25")));
        Assert.Empty(Texts(await moderator.ReadPageAsync("/admin/comments?edition=ps")));
        Assert.Equal(2, Texts(await moderator.ReadPageAsync("/admin/comments?state=all&edition=en")).Count);
        Assert.Contains("many links. \u20683\u2069", (await moderator.ReadPageAsync("/admin/comments?phase=screening.links")).QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await moderator.StatusAsync("/admin/comments?edition=xx"));
        Assert.Equal(HttpStatusCode.NotFound, await moderator.StatusAsync("/admin/comments?order=sideways"));
    }

    [Fact]
    public async Task A_pin_brings_the_thread_to_the_front_and_a_pick_stands_before_the_rest()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var ids = await WriteAsync(site, "First", "Second", "Third");
        foreach (var id in ids) await PressAsync(moderator, $"/admin/comments/{id}", ".card form", ("decision", "approve"));
        await PressAsync(moderator, $"/admin/comments/{ids[1]}", ".card form", ("decision", "pick"));
        var pinned = await PressAsync(moderator, $"/admin/comments/{ids[2]}", "form:has([value=pin])", ("decision", "pin"));
        Assert.Equal(["Third", "Second", "First"], Shown(await reader.ReadPageAsync(Visits.Provided)));
        await PressAsync(moderator, pinned, ".notice form", ("decision", "undo"));
        Assert.Equal(["Second", "First", "Third"], Shown(await reader.ReadPageAsync(Visits.Provided)));
    }

    [Fact]
    public async Task A_passage_is_blacked_out_with_a_note_and_can_be_shown_again_for_an_hour()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var id = (await WriteAsync(site, "He lives at Canarygasse 7, as all know."))[0];
        await PressAsync(moderator, $"/admin/comments/{id}", ".card form", ("decision", "approve"));
        var address = $"/admin/comments/{id}";
        using (var wrong = await moderator.PostFormAsync(address, [("step", "redact"), ("passage", "Elsewhere 9"), ("remark", "An address")], "form:has(#passage)"))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await PressAsync(moderator, address, "form:has(#passage)", ("step", "redact"), ("passage", "Canarygasse 7"), ("remark", "An address"));
        var page = await reader.TextAsync(Visits.Provided);
        Assert.DoesNotContain("Canarygasse", page, StringComparison.Ordinal);
        Assert.Contains("He lives at ▇▇▇▇▇, as all know.", page, StringComparison.Ordinal);
        Assert.Contains("An address", page, StringComparison.Ordinal);
        await PressAsync(moderator, address, "form:has([value=unredact])", ("step", "unredact"));
        Assert.Contains("Canarygasse", await reader.TextAsync(Visits.Provided), StringComparison.Ordinal);
        Assert.Null((await moderator.ReadPageAsync(address)).QuerySelector("[value=unredact]"));
    }

    [Fact]
    public async Task The_paper_answers_with_a_badge_and_a_reader_cannot_have_one()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var id = (await WriteAsync(site, "A question."))[0];
        Assert.Null((await moderator.ReadPageAsync($"/admin/comments/{id}")).QuerySelector("#answer")); // it is not public yet
        await PressAsync(moderator, $"/admin/comments/{id}", ".card form", ("decision", "approve"));
        await PressAsync(moderator, $"/admin/comments/{id}", "form:has(#answer)", ("step", "answer"), ("text", "An answer."));
        var answer = (await reader.ReadPageAsync(Visits.Provided)).QuerySelectorAll(".comment")[^1];
        Assert.Contains("An answer.", answer.TextContent, StringComparison.Ordinal);
        Assert.Equal("Newsroom", answer.QuerySelector(".pick")!.TextContent);
        await reader.CommentAsync("As a reader, who signs nothing in.");
        Assert.Equal(1, await site.ReadAsync(db => db.Comments.CountAsync(c => c.IsOfStaff)));
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.CommentAnswered)));

        // The same words of a reader on the newsroom's own line do not swallow the paper's.
        const string Words = "We have looked into it, and the figure is right.";
        (await reader.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", Words), ("replyTo", $"{id}")))).Dispose();
        await PressAsync(moderator, $"/admin/comments/{id}", "form:has(#answer)", ("step", "answer"), ("text", Words));
        Assert.Equal([(false, CommentState.Pending), (true, CommentState.Published)], await site.ReadAsync(async db => (await db.Comments.Where(c => c.Text == Words).OrderBy(c => c.Id).ToListAsync()).ConvertAll(c => (c.IsOfStaff, c.State))));
    }

    [Fact]
    public async Task Whoever_speaks_for_the_paper_is_called_so_wherever_it_is_quoted()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        var id = (await WriteAsync(site, "A question."))[0];
        await PressAsync(moderator, $"/admin/comments/{id}", ".card form", ("decision", "approve"));
        await PressAsync(moderator, $"/admin/comments/{id}", "form:has(#answer)", ("step", "answer"), ("text", "An **answer** of [ours](https://example.org/)."));
        var answer = await site.ReadAsync(db => db.Comments.Where(c => c.IsOfStaff).Select(c => c.Id).SingleAsync());
        (await reader.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "And why?"), ("replyTo", $"{answer}")))).Dispose();
        var next = await site.ReadAsync(db => db.Comments.MaxAsync(c => c.Id));
        var after = await PressAsync(moderator, $"/admin/comments/{answer}", ".card form", ("decision", "pick"));
        Assert.Contains("\u2068NewsSite\u2069 is an editor’s pick", (await moderator.ReadPageAsync(after)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var pick = (await reader.ReadPageAsync("/")).QuerySelector(".picks li")!;
        Assert.Equal(("NewsSite", "An answer of ours (example.org)."), (pick.QuerySelector("bdi")!.TextContent, pick.QuerySelector("blockquote")!.TextContent.Trim())); // as it is read
        Assert.Contains("NewsSite", (await reader.ReadPageAsync($"{Visits.Provided}/comments/{answer}")).QuerySelector("#comment-form-title")!.TextContent, StringComparison.Ordinal);
        var card = (await moderator.ReadPageAsync($"/admin/comments/{next}")).QuerySelector(".answered")!;
        Assert.Contains("NewsSite", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("An answer of ours (", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("NewsSite", (await moderator.ReadPageAsync($"/admin/comments/{answer}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("An answer of ours (", (await moderator.ReadPageAsync("/admin/comments/decisions")).QuerySelector(".decisions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_says_that_it_is_one_and_a_card_that_is_both_says_so()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("A good word.", "Omid");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        var pinned = await PressAsync(moderator, $"/admin/comments/{id}", "form:has([value=pin])", ("decision", "pin"));
        Assert.Contains("pinned above the others", (await moderator.ReadPageAsync(pinned)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        await PressAsync(moderator, $"/admin/comments/{id}", ".card form", ("decision", "pick"));
        Assert.Equal(["Pinned", "Editor’s pick"], (await moderator.ReadPageAsync($"/admin/comments/{id}")).QuerySelectorAll(".card .marks .state").Select(s => s.TextContent));
    }

    [Fact]
    public async Task A_thread_that_is_opened_again_stands_as_before_it_was_closed()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("A word.");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        var until = site.Clock.Now.AddDays(20);
        foreach (var rule in new[] { CommentsRule.Default, CommentsRule.Open })
        {
            await site.WriteAsync(async db => { var article = await db.Articles.SingleAsync(a => a.Comments != CommentsRule.Closed && db.Comments.Any(c => c.ArticleId == a.Id)); (article.Comments, article.CommentsUntil) = (rule, until); });
            foreach (var step in new[] { "close", "reopen" }) await PressAsync(moderator, $"/admin/comments/{id}", $"form:has([name=step][value={step}])", ("step", step));
            Assert.Equal((rule, until), await site.ReadAsync(async db => await db.Comments.Select(c => c.Article).SingleAsync() is var a ? (a.Comments, a.CommentsUntil!.Value) : default));
        }
        // One that its age has closed is opened from here as well, whatever its age.
        site.Clock.Advance(TimeSpan.FromDays(21));
        using var later = await site.SignInAsync(StaffRole.Editor);
        await PressAsync(later, $"/admin/comments/{id}", "form:has([name=step][value=reopen])", ("step", "reopen"));
        Assert.NotNull((await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form"));
    }

    [Fact]
    public async Task Words_to_a_writer_count_as_they_are_read_and_too_many_come_back()
    {
        using var site = await TestSite.StartAsync();
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        var ids = await WriteAsync(site, "One.", "Two.", "Three.");
        var full = new string('a', Comment.MaxNoteLength - 2) + "\r\nb"; // a browser counts one for the end of a line
        await PressAsync(moderator, $"/admin/comments/{ids[0]}", "form:has(#note)", ("decision", "reject"), ("note", full));
        Assert.Equal(CommentState.Rejected, await site.ReadAsync(db => db.Comments.Where(c => c.Id == ids[0]).Select(c => c.State).SingleAsync()));
        foreach (var (address, form, field) in new[] { ($"/admin/comments/{ids[1]}", "form:has(#note)", "#note"), ("/admin/comments", "#bulk", "#bulk-note") })
        {
            using var refused = await moderator.PostFormAsync(address, [("decision", "reject"), ("note", full + "c"), ("upTo", "99")], form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await TestSite.ReadPageAsync(refused);
            Assert.EndsWith("bc", page.QuerySelector(field)!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("[role=alert]"));
        }
        Assert.Equal(2, await site.ReadAsync(db => db.Comments.Waiting().CountAsync()));
    }

    [Fact]
    public async Task A_sender_who_is_silenced_is_rejected_for_a_day_and_can_be_heard_again()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("The first of many.");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        await PressAsync(moderator, $"/admin/comments/{id}", "form:has([value=silence])", ("step", "silence"));
        await reader.CommentAsync("The second.");
        await PressAsync(moderator, $"/admin/comments/{id}", "form:has([value=unsilence])", ("step", "unsilence"));
        await reader.CommentAsync("The third.");
        Assert.Equal([CommentState.Published, CommentState.Rejected, CommentState.Published], await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.State).ToListAsync()));
        var unknown = (await WriteAsync(site, "Of nobody"))[0];
        Assert.Null((await moderator.ReadPageAsync($"/admin/comments/{unknown}")).QuerySelector("[value=silence]"));
        Assert.Equal([StaffAct.CommentSenderSilenced, StaffAct.CommentSenderHeard], await site.ReadAsync(db => db.StaffEvents.Where(e => e.Act == StaffAct.CommentSenderSilenced || e.Act == StaffAct.CommentSenderHeard).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task One_thread_or_all_are_closed_and_opened_and_the_list_stays_readable()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        await reader.CommentAsync("A word that stays.");
        var id = await site.ReadAsync(db => db.Comments.Select(c => c.Id).SingleAsync());
        foreach (var (address, form, field, close, open) in new[] { ($"/admin/comments/{id}", "form:has([name=step][value={0}])", "step", "close", "reopen"), ("/admin/comments/threads", "form:has([value={0}])", "act", "close", "open") })
        {
            await PressAsync(moderator, address, form.Replace("{0}", close, StringComparison.Ordinal), (field, close));
            var closed = await reader.ReadPageAsync(Visits.Provided);
            Assert.Null(closed.QuerySelector("#comment-form"));
            Assert.NotNull(closed.QuerySelector("#comments .notice"));
            Assert.Contains("A word that stays.", closed.QuerySelector(".comment")!.TextContent, StringComparison.Ordinal);
            using (var refused = await reader.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "Too late")))) Assert.Equal(422, (int)refused.StatusCode);
            await PressAsync(moderator, address, form.Replace("{0}", open, StringComparison.Ordinal), (field, open));
            Assert.NotNull((await reader.ReadPageAsync(Visits.Provided)).QuerySelector("#comment-form"));
        }
    }

    [Fact]
    public async Task Word_lists_are_written_at_the_desk_and_hold_from_the_next_comment_on()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        using var reader = site.Client();
        const string Lists = "/admin/comments/words?edition=fa-AF";
        var receipt = await reader.CommentAsync("You are a mazdoor");
        var saved = await PressAsync(moderator, Lists, "main form", ("banned", "مزدور\nidiot"), ("suspect", "tyres"));
        Assert.Equal("مزدور\nidiot", (await moderator.ReadPageAsync(saved)).QuerySelector("#banned")!.TextContent.Trim());
        foreach (var text in new[] { "What an 1d1ot", "Cheap tyres", "A fair word" }) await reader.CommentAsync(text);
        Assert.Equal([CommentState.Published, CommentState.Rejected, CommentState.Pending, CommentState.Published], await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.State).ToListAsync()));

        using var late = await moderator.PostFormAsync(Lists, [("version", "0"), ("banned", "other")], "main form");
        Assert.Equal(422, (int)late.StatusCode);
        Assert.Contains("idiot", (await moderator.ReadPageAsync(Lists)).QuerySelector("#banned")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("published", (await reader.ReadPageAsync(receipt)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    private static List<string> Texts(IDocument page) => [.. page.QuerySelectorAll(".card .typed").Select(t => t.TextContent)];

    private static List<string> Shown(IDocument page) => [.. page.QuerySelectorAll(".comment .typed").Select(t => t.TextContent)];

    private static async Task<string> PressAsync(HttpClient staff, string address, string form, params (string Field, string? Value)[] fields)
    {
        // A field may be sent more than once, which the form's own helper does not know.
        var page = await staff.ReadPageAsync(address);
        var found = page.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{address} has no {form}");
        var own = Forms.Fields(found).Where(f => !fields.Any(x => x.Field == f.Field)).Select(f => KeyValuePair.Create(f.Field, (string?)f.Value));
        using var answer = await staff.PostAsync(found.GetAttribute("action"), new FormUrlEncodedContent(own.Concat(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)))!));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<List<long>> WriteAsync(TestSite site, params string[] texts)
    {
        var article = await site.ReadAsync(db => db.Articles.Where(a => a.Code == "m1nsk24").Select(a => a.Id).SingleAsync());
        var made = texts.Select(t => Comment.Write(article, null, "Omid", t, "screening.all", site.Clock.Now)).ToList();
        await site.WriteAsync(db =>
        {
            db.Comments.AddRange(made);
            return Task.CompletedTask;
        });
        return made.ConvertAll(c => c.Id);
    }
}
