using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Comments;

/// <summary>An administrator chooses how the paper takes comments, without a file and without a restart.</summary>
public sealed class RulesTests
{
    private const string Address = "/admin/comments/rules";
    private const string Article = "/articles/two-calendars";

    [Fact]
    public async Task What_is_chosen_holds_from_the_next_comment_on()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var reader = site.Client();
        using var waiting = await reader.PostFormAsync(Article, [("text", "The first of them waits for an editor.")], "#comment-form");
        using var saved = await administrator.PostFormAsync(Address, [("moderation", "None"), ("maxLinks", "۱"), ("closeAfterDays", "0")]);
        Assert.Equal((HttpStatusCode.SeeOther, Address + "?saved=1"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        using var published = await reader.PostFormAsync(Article, [("text", "The second of them is public at once.")], "#comment-form");
        Assert.Equal([CommentState.Pending, CommentState.Published], await site.ReadAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.State).ToListAsync()));

        using var closed = await administrator.PostFormAsync(Address, [("moderation", "Off")]);
        Assert.Null((await reader.ReadPageAsync(Article)).QuerySelector("#comment-form"));
        var rules = await site.ReadAsync(db => db.Discussions.Select(d => d.Rules).SingleAsync());
        Assert.Equal((Moderation.Off, 1, 0, CommentRules.Usual.PerMinute), (rules!.Moderation, rules.MaxLinks, rules.CloseAfterDays, rules.PerMinute));
        Assert.Equal(2, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.CommentRulesSet)));
    }

    [Theory]
    [InlineData("maxLinks", "many")]
    [InlineData("perMinute", "0")]
    [InlineData("waveFrom", "-1")]
    [InlineData("mostWaiting", "99999999999999999999")]
    public async Task What_is_no_number_is_said_at_its_field_and_kept(string field, string value)
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var answer = await administrator.PostFormAsync(Address, [(field, value), ("moderation", "All")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("true", value), (page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"), page.QuerySelector($"#{field}")!.GetAttribute("value")));
        Assert.True(page.QuerySelector<IHtmlInputElement>("#moderation-all")!.IsChecked);
        Assert.Equal(0, await site.ReadAsync(db => db.Discussions.CountAsync()));
    }

    [Fact]
    public async Task Two_who_choose_at_once_overwrite_nothing_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        using var first = await administrator.PostFormAsync(Address, [("maxLinks", "7")]);
        using var second = await administrator.PostFormAsync(Address, [("version", "0"), ("maxLinks", "5")]);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await TestSite.ReadPageAsync(second);
        Assert.Equal(("5", "1"), (page.QuerySelector("#maxLinks")!.GetAttribute("value"), page.QuerySelector("[name='version']")!.GetAttribute("value")));
        Assert.Contains("Now: 7.", page.QuerySelector("#maxLinks-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, await site.ReadAsync(db => db.Discussions.Select(d => d.Rules!.MaxLinks).SingleAsync()));
    }

    [Fact]
    public async Task A_setting_stands_above_the_desk_and_is_shown_as_that()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "All"), ("Comments:MaxLinks", "9"));
        using var administrator = await site.SignInAsync(StaffRole.Administrator);
        var page = await administrator.ReadPageAsync(Address);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#moderation-all")!.IsDisabled);
        Assert.Equal(("9", true), (page.QuerySelector<IHtmlInputElement>("#maxLinks")!.Value, page.QuerySelector<IHtmlInputElement>("#maxLinks")!.IsReadOnly));
        Assert.Contains("Comments__MaxLinks", page.QuerySelector("#maxLinks-hint")!.TextContent, StringComparison.Ordinal);

        using var saved = await administrator.PostFormAsync(Address, [("moderation", "None"), ("maxLinks", "3"), ("closeAfterDays", "4")]);
        var rules = await site.ReadAsync(db => db.Discussions.Select(d => d.Rules).SingleAsync());
        Assert.Equal((Moderation.FirstTime, CommentRules.Usual.MaxLinks, 4), (rules!.Moderation, rules.MaxLinks, rules.CloseAfterDays)); // for the day on which the setting goes
    }
}
