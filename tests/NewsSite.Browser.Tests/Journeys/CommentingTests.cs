using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class CommentingTests(OpenPaper paper)
{
    private const string Article = $"/articles/{ReaderPage.Provided}";

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_comment_is_sent_followed_by_its_receipt_and_taken_back(bool script)
    {
        await using var visit = await paper.VisitAsync(script: script);
        var page = visit.Page;
        var words = $"Sent from a browser, script {script}.";
        List<int> statuses = [];
        page.Response += (_, response) => { if (response.Request.IsNavigationRequest) statuses.Add(response.Status); };

        await SendAsync(visit, Article, "Ann", words);
        Assert.Equal([200, 303, 200], statuses);
        Assert.Matches(@"/comments/\d{5}(-\d{5}){4}$", page.Url);
        Assert.Contains("An editor reads it", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(words, (await page.Locator("blockquote").InnerTextAsync()).Trim());

        await page.Locator("summary:has-text('Take this comment back')").ClickAsync();
        await page.Locator("button:has-text('Yes, take it back')").ClickAsync();
        Assert.Contains("You have taken this comment back", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(words, await page.ContentAsync(), StringComparison.Ordinal);
        await page.ReloadAsync();
        Assert.Contains("You have taken this comment back", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_receipt_is_thanked()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync(Article);
        await visit.Page.FillAsync("#comment-text", "No receipt for this one.");
        await visit.Page.CheckAsync("#comment-no-receipt");
        await visit.Page.ClickAsync("#comment-form button");
        Assert.EndsWith("/comments/thanks", visit.Page.Url, StringComparison.Ordinal);
        Assert.Contains("has arrived", await visit.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData("/lite"), InlineData("/fa/lite"), InlineData("/ps/lite")]
    public async Task From_the_full_page_into_lite_and_a_comment_there_is_followed_and_taken_back(string lite)
    {
        await using var visit = await paper.VisitAsync(360, 640, script: false);
        var page = visit.Page;
        var prefix = lite[..^"/lite".Length];
        await visit.GoAsync($"{prefix}/articles/{ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug}");
        await page.ClickAsync("a.form-switch");
        Assert.StartsWith($"{lite}/articles/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("img, script, link[rel=stylesheet]").CountAsync());
        await page.FillAsync("#comment-text", $"Sent in {lite} without script.");
        await page.ClickAsync("#comment-form button");
        Assert.Matches($@"{lite}/comments/\d{{5}}(-\d{{5}}){{4}}$", page.Url);
        await page.ClickAsync("details:has(#withdraw-hint) summary");
        await page.ClickAsync("details:has(#withdraw-hint) button");
        Assert.StartsWith($"{lite}/comments/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("blockquote").CountAsync());
        await page.ClickAsync("main a");
        Assert.StartsWith($"{lite}/articles/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await page.ClickAsync("a.form-switch");
        Assert.StartsWith($"{prefix}/articles/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("/fa")]
    public async Task A_published_comment_is_answered_on_a_page_of_its_own_without_script(string prefix)
    {
        await using var visit = await paper.VisitAsync(script: false);
        var slug = ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug;
        await visit.GoAsync($"{prefix}/articles/{slug}");
        await visit.Page.Locator($"#comment-{paper.Comments[prefix]} a.reply:not([href$='/report'])").ClickAsync();
        Assert.Contains("A first comment", await visit.Page.Locator("blockquote.quoted").InnerTextAsync(), StringComparison.Ordinal);
        var words = $"An answer in {prefix}, written without script.";
        await visit.Page.FillAsync("#comment-text", words);
        await visit.Page.ClickAsync("#comment-form button");
        Assert.Contains($"{prefix}/comments/", new Uri(visit.Page.Url).AbsolutePath, StringComparison.Ordinal);

        var answer = await paper.Site.ReadAsync(db => Task.FromResult(db.Comments.Single(c => c.Text == words)));
        Assert.Equal((paper.Comments[prefix], CommentState.Pending), (answer.ParentId, answer.State));
        await paper.Site.WriteAsync(db =>
        {
            db.Comments.Single(c => c.Id == answer.Id).Approve(paper.Site.Clock.Now);
            return Task.CompletedTask;
        });
        await visit.GoAsync($"{prefix}/articles/{slug}");
        Assert.Equal(words, (await visit.Page.Locator($".threads ol #comment-{answer.Id} .words").InnerTextAsync()).Trim());
    }

    [Theory, InlineData("/comments"), InlineData("/fa/comments")]
    public async Task The_receipts_number_may_be_typed_with_Persian_digits(string address)
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync(address);
        var typed = string.Concat(paper.Receipt.Replace("-", " ", StringComparison.Ordinal).Select(c => char.IsAsciiDigit(c) ? (char)('۰' + (c - '0')) : c));
        await visit.Page.FillAsync("#receipt", typed);
        await visit.Page.ClickAsync("main button");
        Assert.EndsWith($"{address}/{paper.Receipt}", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal("It waits for an editor.", (await visit.Page.Locator("blockquote").InnerTextAsync()).Trim());
    }

    [Fact]
    public async Task A_number_that_is_nobodys_stays_in_its_field_with_a_word_about_it()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync("/comments");
        await visit.Page.FillAsync("#receipt", "12345 ۶۷۸");
        await visit.Page.ClickAsync("main button");
        Assert.Equal("12345 ۶۷۸", await visit.Page.InputValueAsync("#receipt"));
        Assert.Equal("There is no receipt with this number. It has 25 digits.", await ErrorOfAsync(visit.Page, "#receipt"));
    }

    [Theory]
    [InlineData("Ann", "", "Please write something first.", "#comment-text")]
    [InlineData("Ann", "  \n ", "Please write something first.", "#comment-text")]
    [InlineData("Ann", "3001", "The comment is longer than 3000 characters.", "#comment-text")]
    [InlineData("51", "Some words.", "The name is longer than 50 characters.", "#comment-name")]
    [InlineData("Editor", "Some words.", "This name belongs to the paper", "#comment-name")]
    public async Task What_cannot_be_taken_comes_back_as_it_was_typed_with_the_reason(string name, string text, string reason, string field)
    {
        await using var visit = await paper.VisitAsync(script: false);
        var page = visit.Page;
        (name, text) = (Long(name), Long(text));
        await visit.GoAsync(Article);
        // A browser would not send this: whoever does has an old one, or none.
        await page.Locator("#comment-form").EvaluateAsync("form => { form.noValidate = true; form.elements.name.maxLength = 9999; form.elements.text.maxLength = 9999; }");
        await page.FillAsync("#comment-name", name);
        await page.FillAsync("#comment-text", text);
        var answer = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#comment-form button"), r => r.Request.Method == "POST");
        Assert.Equal(422, answer.Status);
        Assert.Equal((name, text.Trim()), (await page.InputValueAsync("#comment-name"), await page.InputValueAsync("#comment-text")));
        Assert.StartsWith(reason, await ErrorOfAsync(page, field), StringComparison.Ordinal);

        static string Long(string typed) => int.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var length) ? new string('x', length) : typed;
    }

    /// <summary>What a screen reader says with the field: the text that it is described by, while it is marked as wrong.</summary>
    private static async Task<string> ErrorOfAsync(IPage page, string field)
    {
        Assert.Equal("true", await page.GetAttributeAsync(field, "aria-invalid"));
        var ids = (await page.GetAttributeAsync(field, "aria-describedby"))!.Split(' ');
        return await page.Locator($"#{ids[^1]}").InnerTextAsync();
    }

    private static async Task SendAsync(Visit visit, string article, string name, string text)
    {
        await visit.GoAsync(article);
        await visit.Page.FillAsync("#comment-name", name);
        await visit.Page.FillAsync("#comment-text", text);
        await visit.Page.ClickAsync("#comment-form button");
    }
}
