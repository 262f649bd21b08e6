using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>A comment from its first letter to a reader's token and a report, in every edition, with script and without.</summary>
[Collection(Papers.Writing)]
public sealed class CommentLifeTests(OpenPaper paper)
{
    public static TheoryData<string, bool> Readers => new(from prefix in new[] { "", "/fa", "/ps" } from script in new[] { true, false } select (prefix, script));

    [Theory, MemberData(nameof(Readers))]
    public async Task It_is_written_mended_rejected_looked_at_again_approved_and_spares_the_next_one_its_wait(string prefix, bool script)
    {
        await using var visit = await paper.VisitAsync(360, 640, script: script);
        var page = visit.Page;
        var article = $"{prefix}/articles/{ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug}";
        await WriteAsync(visit, article, $"Written first in “{prefix}”, {script}.");
        Assert.Contains($"{prefix}/comments/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        var receipt = page.Url;

        await page.ClickAsync("details:has(#mend-text) summary");
        await page.FillAsync("#mend-text", $"Mended in “{prefix}”, {script}.");
        await page.ClickAsync("button[value='mend']");
        Assert.Equal($"Mended in “{prefix}”, {script}.", (await page.Locator("blockquote").InnerTextAsync()).Trim());

        await DecideAsync($"Mended in “{prefix}”, {script}.", c => c.Reject(RejectReason.OffTopic, "It is about snow.", paper.Site.Clock.Now));
        await page.GotoAsync(receipt);
        Assert.Contains("It is about snow.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync("button[value='look']");
        Assert.Equal(0, await page.Locator("button[value='look']").CountAsync()); // once

        await DecideAsync($"Mended in “{prefix}”, {script}.", c => c.Approve(paper.Site.Clock.Now));
        await page.GotoAsync(receipt);
        await page.ClickAsync("button[value='token']");
        var token = (await page.Locator(".notice .code").InnerTextAsync()).Trim();
        if (script) await page.ClickAsync(".notice[data-token] button");
        Assert.Equal(script ? 1 : 0, await page.Locator("[role='status']:not(:empty)").CountAsync() - 1); // one tells of the comment's state

        await WriteAsync(visit, article, $"The next one in “{prefix}”, {script}.", script ? null : token);
        await page.ClickAsync("main a[href*='comments=from-']"); // it is published at once
        var next = page.Locator("article.comment", new() { HasText = $"The next one in “{prefix}”, {script}." });
        await next.WaitForAsync();
        await next.Locator("a[href$='/report']").ClickAsync();
        await page.CheckAsync("input[name='reason'] >> nth=0");
        await page.ClickAsync(".comment-form button");
        await page.Locator(".notice[role='status']").WaitForAsync();
        Assert.Equal(1, await paper.Site.ReadAsync(db => db.Comments.Where(c => c.Text == $"The next one in “{prefix}”, {script}.").Select(c => c.Reports).SingleAsync()));
        Findings.None(script ? await visit.RefusedAsync() : []);
    }

    [Fact]
    public async Task The_form_helps_while_one_writes_and_is_known_when_it_comes_again()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        await page.ClickAsync("#comment-text");
        await page.Locator("#comment-text").PressSequentiallyAsync("Some **bold** words.");
        var counter = page.Locator("#comment-form p[aria-live]");
        Assert.Equal(("2980 characters left", "off"), (await counter.InnerTextAsync(), await counter.GetAttributeAsync("aria-live")));
        await page.ClickAsync("#comment-form .fold summary");
        Assert.Equal("bold", await page.Locator("#comment-form .words strong").InnerTextAsync());
        Assert.Equal(26, (await page.InputValueAsync("#comment-form [name='key']")).Length);

        // The answer to the first sending is lost on the way; the second one gets the same receipt.
        string? lost = null;
        await page.RouteAsync("**/comments", async route =>
        {
            if (route.Request.Method == "POST" && lost is null)
            {
                var answer = await route.FetchAsync(new() { MaxRedirects = 0, Headers = new Dictionary<string, string>(route.Request.Headers) { ["sec-fetch-site"] = "same-origin" } });
                lost = answer.Headers.GetValueOrDefault("location", $"no receipt, but {answer.Status}");
                await route.AbortAsync("connectionreset");
            }
            else await route.ContinueAsync();
        });
        var key = await page.InputValueAsync("#comment-form [name='key']");
        await page.EvaluateAsync("setTimeout(() => document.querySelector('#comment-form').requestSubmit())");
        for (var waited = 0; lost is null && waited < 500; waited++) await Task.Delay(20);
        await page.WaitForFunctionAsync("() => !document.querySelector('#comment-form')"); // the browser's own page on lines that drop
        await page.GoBackAsync();
        Assert.Equal((key, "Some **bold** words."), (await page.InputValueAsync("#comment-form [name='key']"), await page.InputValueAsync("#comment-text")));
        await page.ClickAsync("#comment-form button[type='submit']");
        await page.WaitForURLAsync("**/comments/*-*");
        Assert.EndsWith(lost, page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await paper.Site.ReadAsync(db => db.Comments.CountAsync(c => c.Text == "Some **bold** words.")));
    }

    [Fact]
    public async Task A_token_that_was_kept_can_be_forgotten_and_without_the_button_nothing_is_kept()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await page.EvaluateAsync("localStorage.setItem('reader-token', 'abcd-efgh')");
        await page.ReloadAsync();
        await page.ClickAsync("#comment-text");
        await page.Locator("#comment-token + .hint button").ClickAsync();
        Assert.Equal(("", 0), (await page.InputValueAsync("#comment-token"), await page.EvaluateAsync<int>("localStorage.length")));
    }

    [Theory, InlineData("j", "a"), InlineData("ت", "ش")]
    public async Task A_moderator_decides_by_the_keys_of_any_keyboard(string next, string approve)
    {
        await using var visit = await paper.VisitAsync();
        var words = $"To be decided by {next} and {approve}.";
        await WriteAsync(visit, $"/articles/{ReaderPage.Provided}", words);
        await visit.SignInAsync(paper, next == "j" ? "Moska" : "Marwa", StaffRole.Moderator);
        await visit.GoAsync($"/admin/comments?words={Uri.EscapeDataString(words)}");
        Assert.Equal(1, await visit.Page.Locator("main > p.hint", new() { HasText = "J" }).CountAsync());
        await PressAsync(visit.Page, next, "KeyJ");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement.matches('.card')"));
        await PressAsync(visit.Page, approve, "KeyA");
        await visit.Page.WaitForURLAsync("**/admin/comments*decided=*");
        Assert.Equal(CommentState.Published, await paper.Site.ReadAsync(db => db.Comments.Where(c => c.Text == words).Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task After_a_decision_the_keyboard_stands_at_the_next_comment_and_undo_stays_in_sight()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        foreach (var number in new[] { "one", "two", "three" }) await WriteAsync(visit, $"/articles/{ReaderPage.Provided}", $"Of a row of comments, number {number}.");
        await visit.SignInAsync(paper, "Freshta", StaffRole.Moderator);
        await visit.GoAsync("/admin/comments?words=Of+a+row+of+comments");
        foreach (var _ in new[] { 1, 2 }) await PressAsync(page, "j", "KeyJ");
        await PressAsync(page, "a", "KeyA");
        await page.WaitForURLAsync("**/admin/comments*decided=*");
        Assert.Contains("number three", await page.EvaluateAsync<string>("document.activeElement.textContent"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".decided button")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".card").Last).ToBeInViewportAsync();
        Assert.Equal((bool[])[false, true], await page.EvaluateAsync<bool[]>("""
            [true, false].map(repeat => {
              let isSent = false;
              const see = event => { isSent = true; event.preventDefault(); };
              addEventListener('submit', see, true);
              document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', repeat, bubbles: true, cancelable: true }));
              removeEventListener('submit', see, true);
              dispatchEvent(new Event('pageshow'));
              return isSent;
            })
            """)); // a key that is still held decides on nothing
        await PressAsync(page, "r", "KeyR"); // and goes on without being looked for
        await page.WaitForFunctionAsync("document.querySelectorAll('.card').length === 1");
    }

    private static async Task PressAsync(IPage page, string key, string code) =>
        await page.EvaluateAsync("([key, code]) => { document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })); }", new[] { key, code });

    private Task DecideAsync(string text, Action<Comment> decision) => paper.Site.WriteAsync(async db => decision(await db.Comments.SingleAsync(c => c.Text == text)));

    private static async Task WriteAsync(Visit visit, string article, string text, string? token = null)
    {
        await visit.GoAsync(article);
        await visit.Page.ClickAsync("#comment-text");
        await visit.Page.FillAsync("#comment-text", text);
        if (token is not null) await visit.Page.FillAsync("#comment-token", token);
        await visit.Page.ClickAsync("#comment-form button[type='submit']");
    }
}
