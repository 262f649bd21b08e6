using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>What search engines and social networks are told of an article, and until when it takes comments, are its editor's to say.</summary>
public sealed class SharedWordsTests
{
    private static readonly (string, string?)[] Told =
    [
        ("searchTitle", " Salang pass: what to know "), ("searchDescription", "Hours and prices."), ("socialTitle", "It snows on the Salang"), ("socialDescription", "Bring chains."),
    ];

    [Fact]
    public async Task They_say_what_the_editor_wrote_for_them_and_the_page_itself_keeps_its_headline()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Snow", "publish");
        using var reader = site.Client();
        var before = await PageAsync(site, reader, code);
        Assert.Equal(("Snow", "Snow"), (before.Title!.Split(" · ")[0].Split(" – ")[0].Split(" | ")[0], Meta(before, "og:title"))); // the control
        using var saved = await editor.PostFormAsync($"/admin/articles/{code}", Told, "form.writing");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var page = await PageAsync(site, reader, code);
        Assert.StartsWith("Salang pass: what to know", page.Title, StringComparison.Ordinal);
        Assert.Equal("Hours and prices.", page.QuerySelector("meta[name='description']")!.GetAttribute("content"));
        Assert.Equal(("It snows on the Salang", "Bring chains."), (Meta(page, "og:title"), Meta(page, "og:description")));
        Assert.Equal("Snow", page.QuerySelector("h1")!.TextContent);

        var form = await editor.ReadPageAsync($"/admin/articles/{code}");
        Assert.Equal(("Salang pass: what to know", "Bring chains."), (form.QuerySelector<IHtmlInputElement>("#searchTitle")!.Value, form.QuerySelector<IHtmlTextAreaElement>("#socialDescription")!.Value));
        using var emptied = await editor.PostFormAsync($"/admin/articles/{code}", Told.Select(t => (t.Item1, (string?)"")), "form.writing");
        Assert.Null((await site.ArticleAsync(code)).SharedWords);
    }

    [Fact]
    public async Task One_that_is_too_long_is_said_at_its_field_and_kept()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Snow");
        var typed = new string('x', Article.MaxHeadlineLength + 1);
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}", [("socialTitle", typed)], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal((typed, true), (page.QuerySelector<IHtmlInputElement>("#socialTitle")!.Value, page.QuerySelector("details.shared")!.HasAttribute("open")));
        Assert.NotNull(page.QuerySelector("#fault-socialTitle"));
    }

    [Fact]
    public async Task Comments_end_at_the_moment_that_was_set_and_the_page_says_so()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Snow", "publish");
        using var saved = await editor.PostFormAsync($"/admin/articles/{code}", [("commentsUntil", "2026-11-25T14:30")], "form.writing"); // Kabul: 10:00 UTC
        Assert.Equal(new DateTime(2026, 11, 25, 10, 0, 0, DateTimeKind.Utc), (await site.ArticleAsync(code)).CommentsUntil);
        using var reader = site.Client();
        Assert.NotNull((await PageAsync(site, reader, code)).QuerySelector("#comment-form"));
        site.Clock.Advance(TimeSpan.FromHours(2));
        using var later = await site.SignInAsync(StaffRole.Editor, "The later editor");
        var page = await PageAsync(site, reader, code);
        Assert.Null(page.QuerySelector("#comment-form"));
        Assert.Contains("were taken until", page.QuerySelector("#comments .notice")!.TextContent, StringComparison.Ordinal);
        using var late = await reader.PostAsync($"/articles/{(await site.ArticleAsync(code)).Slug}/comments", new FormUrlEncodedContent([new("text", "Too late.")]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);

        using var wrong = await later.PostFormAsync($"/admin/articles/{code}", [("commentsUntil", "tomorrow")], "form.writing");
        Assert.NotNull((await TestSite.ReadPageAsync(wrong)).QuerySelector("#fault-commentsUntil"));
        using var lifted = await later.PostFormAsync($"/admin/articles/{code}", [("commentsUntil", "")], "form.writing");
        Assert.NotNull((await PageAsync(site, reader, code)).QuerySelector("#comment-form"));
    }

    [Fact]
    public async Task Beside_a_moment_stands_its_day_in_the_other_calendar()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Snow");
        using var saved = await editor.PostFormAsync($"/admin/articles/{code}", [("commentsUntil", "2026-11-25T14:30")], "form.writing");
        Assert.Equal("4 Qaws 1405", (await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("#commentsUntil-hijri")!.TextContent);
    }

    private static async Task<IDocument> PageAsync(TestSite site, HttpClient reader, string code) => await reader.ReadPageAsync($"/articles/{(await site.ArticleAsync(code)).Slug}");

    private static string? Meta(IDocument page, string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
