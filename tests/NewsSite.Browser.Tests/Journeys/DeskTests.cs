using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Accessibility;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class DeskTests(OpenPaper paper)
{
    private static readonly string[] Pages =
    [
        "/admin", "/admin?state=draft", "/admin/articles/new", "/admin/articles/m1nsk24", "/admin/articles/fam1nsk", "/admin/articles/evry001/corrections",
        "/admin/articles/m1nsk24/revisions", "/admin/articles/m1nsk24/addresses", "/admin/articles/fam1nsk/links", "/admin/articles/m1nsk24/withdraw", "/admin/articles/m1nsk24/scrub", "/admin/articles/m1nsk24/translations",
        "/admin/comments", "/admin/comments?state=published", "/admin/comments/words", "/admin/comments/threads", "/admin/comments/decisions", "/admin/articles/markdown", "/admin/comments/rules", "/admin/begin", "/admin/front", "/admin/sections", "/admin/sections/new", "/admin/sections/afghanistan", "/admin/pages", "/admin/pages/en/new", "/admin/pages/fa-AF/about", "/admin/nameplate", "/admin/authors", "/admin/authors/new", "/admin/authors/the-newsroom", "/admin/authors/the-newsroom/remove", "/admin/pictures", "/admin/pictures?q=qqqq", "/admin/pictures?for=m1nsk24", "/admin/translations", "/admin/translations?from=ps&to=fa-AF",
        "/admin/staff", "/admin/log", "/admin/account", "/admin/account/second-factor", "/admin/account/passkeys", "/admin/panic", "/account/denied",
    ];

    private static readonly string Picture = Path.Combine(SeededPaper.Repository, "content/media/minsk-conference.jpg");

    [Theory, InlineData(true, "Soraya"), InlineData(false, "Nadia")]
    public async Task An_editor_writes_looks_publishes_and_takes_back_an_article(bool script, string name)
    {
        await using var visit = await paper.VisitAsync(script: script);
        var page = visit.Page;
        await visit.SignInAsync(paper, name, StaffRole.Editor);
        await page.Locator("a.button[href^='/admin/articles/new']").First.ClickAsync();
        var headline = $"Written at the desk by {name}";
        await page.FillAsync("#headline", headline);
        await page.FillAsync("#body", "The first paragraph.\n\n## A subhead\n\n- one\n- two");
        await page.SetInputFilesAsync("#upload", Picture);
        await page.FillAsync("#alt", "An empty hall");
        await page.SelectOptionAsync("#section", "afghanistan");

        var preview = await page.Context.RunAndWaitForPageAsync(() => page.ClickAsync("button[formtarget='_blank']"));
        await preview.WaitForLoadStateAsync();
        Assert.EndsWith("/preview", new Uri(preview.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(headline, await preview.Locator("h1").InnerTextAsync());
        Assert.Equal("An empty hall", await preview.Locator(".lead-picture img").GetAttributeAsync("alt"));
        await preview.CloseAsync();
        Assert.StartsWith("The first paragraph.", await page.InputValueAsync("#body"), StringComparison.Ordinal);

        await page.ClickAsync("button[value='publish']");
        await page.Locator(".notice a").ClickAsync();
        Assert.Equal(headline, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(["one", "two"], await page.Locator(".body li").AllInnerTextsAsync());
        var address = page.Url;

        await using var reader = await paper.VisitAsync(script: false);
        Assert.Equal(200, (await reader.GoAsync(address)).Status);
        await page.GoBackAsync();
        await page.ClickAsync("button[value='unpublish']");
        Assert.Equal(404, (await reader.GoAsync(address)).Status);
        Findings.None(script ? await visit.RefusedAsync() : []);
    }

    [Fact]
    public async Task Zero_width_non_joiners_that_are_typed_stay_in_the_article()
    {
        const string Word = "می\u200cشود";
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Parwin", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new?edition=fa-AF");
        (string Field, string Words)[] typed = [("#headline", $"یخ {Word}"), ("#body", $"آب {Word}"), ("#topics", $"دریا {Word}"), ("#alt", $"رود {Word}")];
        await page.SetInputFilesAsync("#upload", Picture);
        foreach (var (field, words) in typed)
        {
            await page.FocusAsync(field);
            await page.Keyboard.InsertTextAsync(words);
        }
        await page.ClickAsync("button[value='save']");
        foreach (var (field, words) in typed) Assert.Equal(words, await page.InputValueAsync(field));
        Assert.Equal("یخ-می-شود", await page.InputValueAsync("#slug"));

        await page.ClickAsync("button[value='publish']");
        await page.Locator(".notice a").ClickAsync();
        Assert.EndsWith("/fa/articles/یخ-می-شود", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
        Assert.Equal([$"یخ {Word}", $"آب {Word}", $"دریا {Word}", $"رود {Word}"], await page.EvaluateAsync<string[]>(
            "[...['h1', '.body p', '.topics a'].map(s => document.querySelector(s).textContent.trim()), document.querySelector('.lead-picture img').alt]"));
    }

    [Theory, InlineData(true, "Laila"), InlineData(false, "Farida")]
    public async Task An_editor_approves_a_comment_and_a_reader_sees_it(bool script, string name)
    {
        var words = $"Waits for {name}.";
        await using var reader = await paper.VisitAsync(script: false);
        await reader.GoAsync($"/articles/{ReaderPage.Provided}");
        await reader.Page.FillAsync("#comment-text", words);
        await reader.Page.ClickAsync("#comment-form button");
        var receipt = reader.Page.Url;

        await using var visit = await paper.VisitAsync(script: script);
        await visit.SignInAsync(paper, name, StaffRole.Editor);
        await visit.GoAsync("/admin/comments");
        await visit.Page.Locator("article.card", new() { HasText = words }).Locator("button[value='approve']").ClickAsync();
        Assert.Equal(0, await visit.Page.Locator("article.card", new() { HasText = words }).CountAsync());

        await reader.GoAsync($"/articles/{ReaderPage.Provided}");
        Assert.Equal(1, await reader.Page.Locator(".threads .words", new() { HasText = words }).CountAsync());
        await reader.GoAsync(receipt);
        Assert.Contains("Your comment is published", await reader.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_desk_refuses_comes_back_as_it_was_typed_and_names_the_field()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.SignInAsync(paper, "Maryam", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new");
        await visit.Page.FillAsync("#headline", "No text yet");
        await visit.Page.FillAsync("#publishAt", "2026-12-01T08:00");
        await visit.Page.FillAsync("#slug", "NOT an address!");
        var answer = await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.ClickAsync("button[value='publish']"), r => r.Request.Method == "POST");
        Assert.Equal(422, answer.Status);
        Assert.Equal("No text yet", await visit.Page.InputValueAsync("#headline"));
        var field = (await visit.Page.Locator("[role='alert'] a").First.GetAttributeAsync("href"))!;
        Assert.Contains("fault-", await visit.Page.GetAttributeAsync(field, "aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_the_desk_breaks_a_rule_of_accessibility_or_of_the_policy()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Roya", StaffRole.Administrator);
        var comment = $"/admin/comments/{await paper.Site.ReadAsync(db => db.Comments.Shown().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync())}";
        var picture = $"/admin/pictures/{await paper.Site.ReadAsync(db => db.PictureNotes.OrderBy(n => n.MediaFileId).Select(n => n.MediaFile.Key).FirstAsync())}";
        List<string> found = [];
        foreach (var language in (string[])["en", "ps"])
        {
            await visit.GoAsync("/admin?state=draft");
            await visit.SpeakAsync(language);
            Assert.EndsWith("/admin?state=draft", visit.Page.Url, StringComparison.Ordinal);
            foreach (var path in Pages.Append(comment).Append(picture).Append(picture + "/change").Concat(new[] { "", "&sheet=desk" }.Select(sheet => $"/admin/styleguide?edition={language}{sheet}")))
            {
                await visit.GoAsync(path);
                Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
                found.AddRange((await AxeTests.InEveryWayAsync(visit, path, language != "en")).Select(f => $"{language} {f}"));
            }
        }
        found.AddRange(await visit.RefusedAsync());
        Findings.None(found);
    }
}
