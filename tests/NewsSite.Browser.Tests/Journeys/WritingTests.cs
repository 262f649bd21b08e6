using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsSite.Browser.Tests.Accessibility;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>Nothing typed is lost, whatever happens to the line, the session or the window; and the tools of the text.</summary>
[Collection(Papers.Writing)]
public sealed class WritingTests(OpenPaper paper)
{
    private const string Line = ".buttons > .hint";
    private const string Stored = "Object.keys(localStorage).filter(k => k.startsWith('typed ')).length";

    [Fact]
    public async Task Each_topic_is_suggested_while_it_is_typed()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Zala", StaffRole.Reporter);
        await visit.GoAsync("/admin/articles/new");
        var known = await paper.Site.ReadAsync(db => db.Topics.Where(t => t.Edition == "en" && db.Articles.Published(paper.Site.Clock.Now).Any(a => a.Topics.Any(at => at.TopicId == t.Id))).OrderBy(t => t.Slug).Select(t => t.Name).Take(2).ToListAsync());
        await visit.Page.FocusAsync("#topics");
        await SuggestsAsync(visit.Page, known[0]);
        await visit.Page.FillAsync("#topics", $"{known[0]}, {known[1][..2].ToLowerInvariant()}");
        await SuggestsAsync(visit.Page, $"{known[0]}, {known[1]}"); // completes the field, and keeps what stands before the comma
        Findings.None(await visit.RefusedAsync());
    }

    private static async Task SuggestsAsync(IPage page, string line) =>
        await page.WaitForFunctionAsync("line => [...document.getElementById('topics').list.options].some(o => o.value === line)", line);

    [Fact]
    public async Task A_closed_window_loses_nothing()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Benafsha", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new");
        await visit.Page.FillAsync("#headline", "Typed and not saved");
        await visit.Page.FillAsync("#body", "A paragraph that nobody saved.");
        await SaysAsync(visit.Page, "Kept at");
        await visit.Page.FillAsync("#body", "A paragraph that nobody saved, and its end.");
        await visit.Page.CloseAsync(); // before the pause after which it is kept

        var page = await visit.Context.NewPageAsync();
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("form.kept", new() { HasText = "Typed and not saved" }).Locator("a.button").ClickAsync();
        await page.Locator("#body").EvaluateAsync("async body => { for (let i = 0; i < 50 && !/end/.test(body.value); i++) await new Promise(r => setTimeout(r, 100)); }");
        Assert.Equal("A paragraph that nobody saved, and its end.", await page.InputValueAsync("#body"));
        await page.ClickAsync("button[value='save']");
        for (var i = 0; i < 50 && await page.EvaluateAsync<int>(Stored) != 0; i++) await Task.Delay(100); // the script comes after the page
        Assert.Equal(0, await page.EvaluateAsync<int>(Stored));
        await page.GotoAsync("/admin/articles/new");
        Assert.Equal(0, await page.Locator("form.kept, .notice").CountAsync());
        Assert.Equal("", await page.InputValueAsync("#body"));
    }

    [Fact]
    public async Task What_was_typed_and_taken_away_again_is_not_told_as_unsaved()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Shabnam", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/fam1nsk");
        var headline = await visit.Page.InputValueAsync("#headline");
        await visit.Page.FillAsync("#headline", headline + "x");
        await visit.Page.FillAsync("#headline", headline);
        for (var i = 0; i < 50 && await visit.Page.EvaluateAsync<int>(Stored) == 0; i++) await Task.Delay(100);
        Assert.Equal(1, await visit.Page.EvaluateAsync<int>(Stored)); // the browser keeps what stands in the form
        await visit.GoAsync("/admin");
        await visit.GoAsync("/admin/articles/fam1nsk");
        for (var i = 0; i < 50 && await visit.Page.EvaluateAsync<int>(Stored) != 0; i++) await Task.Delay(100);
        Assert.Equal(0, await visit.Page.Locator("main > .notice").CountAsync());
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>(Stored));
    }

    [Fact]
    public async Task Without_a_line_the_browser_keeps_it_and_sends_it_later()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Torpekai", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/fam1nsk");
        var saved = await visit.Page.InputValueAsync("#body");
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.FillAsync("#body", "بی خط نوشته شد.");
        await SaysAsync(visit.Page, "stays in this browser");
        await visit.Page.CloseAsync();

        await visit.Context.SetOfflineAsync(false);
        var page = await visit.Context.NewPageAsync();
        await page.GotoAsync("/admin/articles/fam1nsk");
        Assert.Equal("بی خط نوشته شد.", await page.InputValueAsync("#body"));
        await page.ClickAsync("main > .notice button"); // what the paper has stays one press away
        Assert.Equal(saved, await page.InputValueAsync("#body"));
        await page.ClickAsync("main > .notice button");
        Assert.Equal("بی خط نوشته شد.", await page.InputValueAsync("#body"));
        await SaysAsync(page, "Kept at");
        Assert.Equal(0, await page.EvaluateAsync<int>(Stored));
        await page.GotoAsync("/admin/articles/fam1nsk?kept=fam1nsk");
        Assert.Equal("بی خط نوشته شد.", await page.InputValueAsync("#body"));
    }

    [Fact]
    public async Task An_ended_session_loses_nothing_and_signing_out_leaves_nothing_behind()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Gulalai", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new");
        await visit.Context.ClearCookiesAsync();
        await visit.Page.FillAsync("#headline", "After the session");
        await SaysAsync(visit.Page, "you are signed out");
        var other = await visit.Context.NewPageAsync();
        await other.GotoAsync("/account/sign-in");
        await other.FillAsync("#name", "Gulalai");
        await other.FillAsync("#password", AtTheDesk.Password);
        await other.ClickAsync("main form:first-of-type button");
        await visit.Page.FillAsync("#summary", "And after the next.");
        await SaysAsync(visit.Page, "Kept at");

        await visit.Context.SetOfflineAsync(true);
        await visit.Page.FillAsync("#summary", "For nobody else.");
        await SaysAsync(visit.Page, "stays in this browser");
        Assert.Equal(1, await other.EvaluateAsync<int>(Stored)); // the control
        await visit.Context.SetOfflineAsync(false);
        await other.ClickAsync("form[action='/account/sign-out'] button");
        Assert.Equal(0, await other.EvaluateAsync<int>(Stored));
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task The_preview_beside_the_text_follows_what_is_typed_and_is_what_will_be_published()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Wranga", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new");
        await page.FillAsync("#headline", "Followed");
        await page.FillAsync("#body", "The first words.");
        var toggle = page.GetByRole(AriaRole.Button, new() { Name = "Preview beside the text" });
        await toggle.ClickAsync();
        var preview = page.FrameLocator(".framed iframe:not(.coming)");
        await Assertions.Expect(preview.Locator(".body")).ToHaveTextAsync("The first words.");
        await page.FillAsync("#body", "The first words, and **more**.");
        await Assertions.Expect(preview.Locator(".body strong")).ToHaveTextAsync("more");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var shown = await preview.Locator(".body").InnerHTMLAsync();

        await page.FillAsync("#headline", "");
        await Assertions.Expect(preview.Locator("#preview")).ToContainTextAsync("headline");
        await page.FillAsync("#headline", "Followed");
        await page.ClickAsync("button[value='publish']");
        if (await page.Locator("button[value='publish']").IsVisibleAsync()) await page.ClickAsync("button[value='publish']"); // its warnings are seen now
        await page.ClickAsync("main > .notice a");
        Assert.Equal(shown, await page.InnerHTMLAsync(".body"));
        Findings.None(await visit.RefusedAsync());
    }

    // From Word, Google Docs, Telegram, a page, and with signs that nobody sees.
    private static readonly (string Html, string Markdown)[] Pasted =
    [
        ("<p class=MsoNormal>A <b>strong</b> word, an <i style='mso-bidi-font-style:normal'>inclined</i> one&nbsp;and a <a href='https://example.org/x'>link</a>.</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp; </span>First</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp; </span>Second</p>", "A **strong** word, an *inclined* one and a [link](https://example.org/x).\n\n- First\n- Second"),
        ("<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.&nbsp; </span>First</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·&nbsp; </span>Below it</p>", "1. First\n   - Below it"),
        ("<ol><li>First</li><ul><li>Below it</li><ul><li>Deeper</li></ul></ul><li>Second</li></ol>", "1. First\n   - Below it\n     - Deeper\n2. Second"),
        ("<ul><li>First<ol><li>Below it</li></ol></li></ul>", "- First\n  1. Below it"),
        ("<b style='font-weight:normal' id='docs-internal-guid-1'><p dir='rtl'><span style='font-weight:400'>متن </span><span style='font-weight:700'>مهم</span></p><ol><li><p>یک <a href='https://www.google.com/url?q=https://example.org/%3Fa%3D1&amp;sa=D'>پیوند</a></p></li></ol></b>", "متن **مهم**\n\n1. یک [پیوند](https://example.org/?a=1)"),
        ("<strong>Bold</strong> and plain<br>second line<br><br>third", "**Bold** and plain\\\nsecond line\n\nthird"),
        ("<h1>Title</h1><p>2 * 3, [x] and snake_case</p><p># no heading</p><table><tr><td>a|b</td><td>c</td></tr></table><img src=x onerror=alert(1)><script>alert(2)</script><a href='javascript:alert(3)'>bad</a>", "## Title\n\n2 \\* 3, \\[x\\] and snake_case\n\n\\# no heading\n\n| a\\|b | c |\n| --- | --- |\n\nbad"),
        ("<p>\u200bzero\u200e \u202ewidth\u202c می\u200cشود\ufeff</p>", "zero width می\u200cشود"),
    ];

    [Fact]
    public async Task What_is_pasted_becomes_markdown_and_can_be_undone()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Nazo", StaffRole.Editor);
        foreach (var (html, markdown) in Pasted)
        {
            await visit.GoAsync("/admin/articles/new");
            await page.FocusAsync("#body");
            await page.EvaluateAsync("async () => { await import(document.querySelector('[data-paste]').dataset.paste); }"); // it is on its way since then
            await page.EvaluateAsync("""
                html => {
                  const data = new DataTransfer();
                  data.setData('text/html', html);
                  data.setData('text/plain', 'plain');
                  document.getElementById('body').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """, html);
            Assert.Equal(markdown, await page.InputValueAsync("#body"));
            await page.Keyboard.PressAsync("Control+z");
            Assert.Equal("", await page.InputValueAsync("#body"));
        }
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task A_day_stands_in_both_calendars_as_it_is_typed()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Zarlasht", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new");
        await visit.Page.FillAsync("#commentsUntil", "2026-03-21T00:30");
        await Assertions.Expect(visit.Page.Locator("#commentsUntil-hijri")).ToHaveTextAsync("1 Hamal 1405");
        await visit.Page.FillAsync("#commentsUntil", "2027-03-20T23:59");
        await Assertions.Expect(visit.Page.Locator("#commentsUntil-hijri")).ToHaveTextAsync("29 Hut 1405");
        await visit.Page.FillAsync("#commentsUntil", "");
        await Assertions.Expect(visit.Page.Locator("#commentsUntil-hijri")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task The_tools_of_the_text_work_by_mouse_and_keyboard_and_can_be_undone()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Spogmai", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/new");
        await page.FillAsync("#body", "one two");
        Task<string> AfterAsync(string keys) => page.Keyboard.PressAsync(keys).ContinueWith(_ => page.InputValueAsync("#body"), TaskScheduler.Default).Unwrap();
        Task SelectAsync(int from, int to) => page.EvaluateAsync("([from, to]) => { const b = document.querySelector('#body'); b.focus(); b.setSelectionRange(from, to); }", new[] { from, to });

        await SelectAsync(4, 7);
        Assert.Equal("one **two**", await AfterAsync("Control+b"));
        Assert.Equal("one ***two***", await AfterAsync("Control+i"));
        Assert.Equal("one *two*", await AfterAsync("Control+b"));
        Assert.Equal("one two", await AfterAsync("Control+i"));
        Assert.Equal("one *two*", await AfterAsync("Control+z"));
        Assert.Equal("one two", await AfterAsync("Control+z") is "one ***two***" ? "one two" : "not undone");
        await page.FillAsync("#body", "one two");
        await SelectAsync(0, 3);
        Assert.Equal("[one](https://) two", await AfterAsync("Control+k"));
        await page.FillAsync("#body", "first\nsecond");
        await SelectAsync(2, 9);
        await page.ClickAsync(".tools button:last-child");
        Assert.Equal("- first\n- second", await page.InputValueAsync("#body"));
        await page.ClickAsync(".tools button:last-child");
        Assert.Equal("first\nsecond", await page.InputValueAsync("#body"));
        Assert.Contains("Words: 2", await page.InnerTextAsync("#body + .hint"), StringComparison.Ordinal);
        // A Dari keyboard sends another letter from the same key.
        await SelectAsync(0, 5);
        await page.EvaluateAsync("document.querySelector('#body').dispatchEvent(new KeyboardEvent('keydown', { key: 'ذ', code: 'KeyB', ctrlKey: true, bubbles: true, cancelable: true }))");
        Assert.Equal("**first**\nsecond", await page.InputValueAsync("#body"));
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task What_is_kept_is_offered_accessibly()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Yalda", StaffRole.Editor);
        await visit.GoAsync("/admin/articles/m1nsk24");
        await visit.Page.FillAsync("#summary", "Typed.");
        await SaysAsync(visit.Page, "Kept at");
        List<string> found = [];
        foreach (var path in (string[])["/admin/articles/m1nsk24", "/admin/articles/m1nsk24?kept=m1nsk24"])
        {
            await visit.GoAsync(path);
            Assert.Equal(1, await visit.Page.Locator("form.kept").CountAsync());
            found.AddRange(await AxeTests.InEveryWayAsync(visit, path));
        }
        Findings.None([.. found, .. await visit.RefusedAsync()]);
    }

    private static Task SaysAsync(IPage page, string words) => page.Locator(Line, new() { HasText = words }).WaitForAsync();
}
