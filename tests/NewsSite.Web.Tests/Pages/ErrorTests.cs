using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Whatever fails, what was typed comes back.</summary>
public sealed class ErrorTests
{
    private static readonly (string Field, string? Value)[] Words = [("headline", "Kept <b>headline</b>"), ("body", "First line.\n\nمتن دوم."), ("authors", "the-newsroom"), ("step", "publish")];

    [Fact]
    public async Task A_session_that_ended_costs_no_word_and_what_was_typed_can_be_sent_again()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var form = await editor.ReadPageAsync("/admin/articles/new");
        using var signedOut = await editor.PostFormAsync("/admin", [], ".bar form");
        using var answer = await editor.PostAsync("/admin/articles/new", Fill(form, Words));
        Assert.Equal((HttpStatusCode.Unauthorized, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        var page = await TestSite.ReadPageAsync(answer);
        RequireTyped(page);
        Assert.Equal("/account/sign-in", page.QuerySelector("main a[target=_blank]")!.GetAttribute("href"));

        // In another tab.
        using var signedIn = await editor.SignInAsync("the editor", TestSite.StaffPassword);
        using var stale = await editor.PostAsync("/admin/articles/new", Fill(page));
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode); // its token is of nobody
        page = await TestSite.ReadPageAsync(stale);
        RequireTyped(page);
        using var saved = await editor.PostAsync("/admin/articles/new", Fill(page));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var article = await site.ArticleAsync(saved.Headers.Location!.OriginalString.Split('/', '?')[3]);
        Assert.Equal(("Kept <b>headline</b>", "First line.\n\nمتن دوم.", ArticleState.Published, 1), (article.Headline, article.Body, article.State, article.Bylines.Count));
    }

    [Fact]
    public async Task Who_may_no_longer_change_an_article_keeps_the_words()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await reporter.WriteArticleAsync("Mine");
        var form = await reporter.ReadPageAsync($"/admin/articles/{code}");
        await editor.EditAsync(code, "publish");
        using var answer = await reporter.PostAsync($"/admin/articles/{code}", Fill(form, Words));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        RequireTyped(await TestSite.ReadPageAsync(answer));
    }

    [Fact]
    public async Task A_forged_comment_shows_what_was_typed_and_a_sign_in_never_does()
    {
        using var site = await TestSite.StartAsync();
        using var stranger = site.Stranger();
        stranger.DefaultRequestHeaders.Add("Origin", "http://10.0.0.5");
        foreach (var (address, isShown) in new[] { (Visits.Provided + "/comments", true), ("/account/sign-in", false), ("/account/link/x", false), ("/comments", false) })
        {
            using var answer = await stranger.PostAsync(address, Visits.Form(("name", "Omid"), ("text", "Long words"), ("password", "canary"), ("receipt", "canary")));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.Forbidden, isShown, isShown), (answer.StatusCode, text.Contains("Omid", StringComparison.Ordinal), text.Contains("Long words", StringComparison.Ordinal)));
            Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
            Assert.DoesNotContain("__RequestVerificationToken", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_from_before_the_sign_in_says_what_to_do()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client(cookies: true);
        using var answer = await client.PostAsync("/account/sign-in", Visits.Form(("name", "x"), ("password", "canary")));
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("older than your session", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/admin", page.QuerySelector("main a")!.GetAttribute("href"));
        Assert.StartsWith(page.QuerySelector("h1")!.TextContent, page.Title, StringComparison.Ordinal);
    }

    private static void RequireTyped(IDocument page)
    {
        Assert.Equal(("Kept <b>headline</b>", "First line.\n\nمتن دوم."), (Text("headline"), Text("body")));
        Assert.Equal("/admin", page.QuerySelectorAll("main p:last-child > a")[0].GetAttribute("href"));

        string Text(string field) => page.QuerySelector<IHtmlTextAreaElement>($"#typed-{field}[readonly]")!.Value;
    }

    private static FormUrlEncodedContent Fill(IDocument page, params (string Field, string? Value)[] changes)
    {
        var fields = Forms.Fields(page.QuerySelector<IHtmlFormElement>("main form")!).Where(f => !changes.Any(c => c.Field == f.Field)).Concat(changes.Select(c => (c.Field, c.Value!)));
        return new(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
    }
}
