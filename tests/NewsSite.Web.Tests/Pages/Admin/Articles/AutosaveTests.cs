using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>What is typed is kept beside the article, for who typed it, and never over it.</summary>
public sealed class AutosaveTests
{
    private const string Typed = "سطر نخست، «می‌شود».\n\nSecond <b>line</b> & more.";

    [Fact]
    public async Task What_was_typed_is_offered_and_comes_back_and_the_article_stays_as_it_is()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved", "publish");
        var before = await site.ArticleAsync(code);
        using var kept = await KeepAsync(editor, code, ("headline", "Typed"), ("body", Typed), ("topics", "One, Two"), ("commentsClosed", "true"), ("note", "Why"));
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Contains("no-store", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var after = await site.ArticleAsync(code);
        Assert.Equal((before.Headline, before.Body, before.Version), (after.Headline, after.Body, after.Version));

        var page = await editor.ReadPageAsync($"/admin/articles/{code}");
        Assert.Equal("Saved", Value(page, "#headline"));
        var taken = await editor.ReadPageAsync(page.QuerySelector("form.kept a.button")!.GetAttribute("href")!);
        Assert.Equal(("Typed", Typed, "One, Two", "Why"), (Value(taken, "#headline"), taken.QuerySelector<IHtmlTextAreaElement>("#body")!.Value, Value(taken, "#topics"), Value(taken, "#note")));
        Assert.True(taken.QuerySelector<IHtmlInputElement>("#commentsClosed")!.IsChecked);
        Assert.Null(taken.QuerySelector("form.kept a.button"));
    }

    [Fact]
    public async Task Two_tabs_of_one_article_lose_nothing_of_either()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved");
        (await KeepAsync(editor, code, ("body", "Typed in one tab."), ("tab", "one"))).Dispose();
        (await KeepAsync(editor, code, ("body", "Typed in one tab, and on."), ("tab", "one"))).Dispose();
        Assert.Equal(0, await AutosavedAsync(site)); // the control: the same tab goes on
        (await KeepAsync(editor, code, ("summary", "Typed in the other."), ("tab", "two"))).Dispose();
        Assert.Equal("Typed in one tab, and on.", await site.ReadAsync(db => db.Revisions.Where(r => r.Kind == RevisionKind.Autosaved).Select(r => r.Body).SingleAsync()));
        Assert.Contains("Typed in the other.", await site.ReadAsync(db => db.Autosaves.Select(a => a.Form).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_in_one_tab_loses_nothing_of_another()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved");
        (await KeepAsync(editor, code, ("body", "Typed in the other tab."), ("tab", "two"))).Dispose();
        (await editor.EditAsync(code, "save", ("body", "Saved in the first."), ("tab", "one"))).Dispose();
        Assert.Equal("Saved in the first.", (await site.ArticleAsync(code)).Body);
        Assert.Equal("Typed in the other tab.", await site.ReadAsync(db => db.Revisions.Where(r => r.Kind == RevisionKind.Autosaved).Select(r => r.Body).SingleAsync()));
        Assert.False(await site.ReadAsync(db => db.Autosaves.AnyAsync()));

        (await KeepAsync(editor, code, ("body", "Typed and saved in one."), ("tab", "one"))).Dispose();
        (await editor.EditAsync(code, "save", ("body", "Typed and saved in one."), ("tab", "one"))).Dispose();
        Assert.Equal(1, await AutosavedAsync(site)); // the control: one's own is only saved
    }

    [Fact]
    public async Task Nobody_is_shown_what_another_types()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var other = await site.SignInAsync(StaffRole.Administrator);
        var code = await editor.WriteArticleAsync("Shared");
        using var one = await KeepAsync(editor, code, ("headline", "Mine alone"));
        using var two = await KeepAsync(editor, "new", ("headline", "Mine alone"));
        var unfinished = await site.ReadAsync(db => db.Autosaves.Select(a => a.Code).SingleAsync(c => c != code));
        foreach (var address in new[] { $"/admin/articles/{code}", $"/admin/articles/{code}?kept={code}", "/admin/articles/new", $"/admin/articles/new?kept={unfinished}" })
        {
            Assert.DoesNotContain("Mine alone", await TextAsync(other, address), StringComparison.Ordinal);
            if (address.Contains('?', StringComparison.Ordinal)) Assert.Contains("Mine alone", await TextAsync(editor, address), StringComparison.Ordinal); // the control
        }
        // Nor can it be thrown away.
        using var thrown = await other.PostFormAsync($"/admin/articles/{code}", [("step", "discard")], "form.writing", to: $"/admin/articles/{code}/autosave");
        Assert.Equal(2, await site.ReadAsync(db => db.Autosaves.CountAsync()));
    }

    [Fact]
    public async Task What_is_typed_for_long_becomes_a_revision_every_ten_minutes_and_can_be_restored()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved");
        using var soon = await KeepAsync(editor, code, ("body", "After nine minutes."));
        Assert.Equal(0, await AutosavedAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        using var first = await KeepAsync(editor, code, ("body", "After ten minutes."));
        using var again = await KeepAsync(editor, code, ("body", "And a little later."));
        Assert.Equal(1, await AutosavedAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        using var refused = await KeepAsync(editor, code, ("headline", "")); // nothing that could be saved as it is
        Assert.Equal(1, await AutosavedAsync(site));

        var before = await site.ArticleAsync(code);
        var id = await site.ReadAsync(db => db.Revisions.Where(r => r.Kind == RevisionKind.Autosaved).Select(r => r.Id).SingleAsync());
        var page = await editor.ReadPageAsync($"/admin/articles/{code}/revisions");
        Assert.Contains("Typed, not saved", page.Body!.TextContent, StringComparison.Ordinal);
        using var restored = await editor.PostFormAsync($"/admin/articles/{code}/revisions", [], $"form:has([name='id'][value='{id}'])");
        Assert.Equal(HttpStatusCode.SeeOther, restored.StatusCode);
        Assert.Equal(("After ten minutes.", before.Version + 1), ((await site.ArticleAsync(code)).Body, (await site.ArticleAsync(code)).Version));
    }

    [Theory, InlineData("save"), InlineData("publish"), InlineData("discard")]
    public async Task It_is_gone_once_it_is_saved_published_or_thrown_away(string step)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved");
        using var kept = await KeepAsync(editor, code, ("body", "Typed."));
        using var answer = step == "discard"
            ? await editor.PostFormAsync($"/admin/articles/{code}", [("step", step)], "form.kept")
            : await editor.PostFormAsync($"/admin/articles/{code}?kept={code}", [("step", step)], "form.writing");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(0, await site.ReadAsync(db => db.Autosaves.CountAsync()));
        Assert.Equal(step == "discard" ? "First **paragraph**.\n\nSecond." : "Typed.", (await site.ArticleAsync(code)).Body);
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("form.kept"));
    }

    [Fact]
    public async Task An_article_that_was_never_saved_is_found_again_and_becomes_one()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        const string Hostile = "</strong><img src=x onerror=alert(1)>";
        using var kept = await KeepAsync(reporter, "new", ("headline", Hostile), ("body", Typed), ("edition", "ps"));
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        var page = await reporter.ReadPageAsync("/admin/articles/new");
        Assert.Equal(Hostile, page.QuerySelector("form.kept strong bdi")!.TextContent);
        Assert.Null(page.QuerySelector("form.kept img"));
        using var saved = await reporter.PostFormAsync(page.QuerySelector("form.kept a.button")!.GetAttribute("href")!, [("step", "save")], "form.writing");
        var code = saved.Headers.Location!.OriginalString.Split('/', '?')[3];
        var article = await site.ArticleAsync(code);
        Assert.Equal((Hostile, Typed, "ps"), (article.Headline, article.Body, article.Edition));
        Assert.Null((await reporter.ReadPageAsync("/admin/articles/new")).QuerySelector("form.kept"));
    }

    [Fact]
    public async Task Taken_up_after_a_colleague_saved_it_overwrites_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var other = await site.SignInAsync(StaffRole.Administrator);
        var code = await editor.WriteArticleAsync("Shared");
        using var kept = await KeepAsync(editor, code, ("body", "Typed."));
        using var faster = await other.EditAsync(code, "save", ("body", "The colleague's."));
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}?kept={code}", [("step", "save")], "form.writing");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("The colleague's.", (await site.ArticleAsync(code)).Body);
    }

    [Fact]
    public async Task What_comes_late_and_is_saved_already_is_not_offered()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved");
        var form = Forms.Fields((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector<IHtmlFormElement>("form.writing")!).Where(f => f.Field != "body").Append(("body", "Typed.")).ToList();
        using var saved = await editor.EditAsync(code, "save", ("body", "Typed."));
        foreach (var (words, expected) in new[] { ("Typed.", 0), ("Typed. And more.", 1) }) // the second is the control
        {
            form[^1] = ("body", words);
            using var late = await editor.PostAsync($"/admin/articles/{code}/autosave", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
            Assert.Equal(HttpStatusCode.NoContent, late.StatusCode);
            Assert.Equal(expected, await site.ReadAsync(db => db.Autosaves.CountAsync()));
        }
    }

    [Fact]
    public async Task Without_its_token_nothing_is_kept()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Saved");
        using var refused = await KeepAsync(editor, code, ("body", "Typed."), ("__RequestVerificationToken", null));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(0, await site.ReadAsync(db => db.Autosaves.CountAsync()));
    }

    [Fact]
    public async Task Both_the_words_and_their_number_are_bounded()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        foreach (var (field, length) in new[] { ("body", 4 * ArticleMarkdown.MaxLength + 1), ("section", 5 * ArticleMarkdown.MaxLength), ("authors", 5 * ArticleMarkdown.MaxLength) })
        {
            using var refused = await KeepAsync(editor, "new", ("headline", "Too long"), (field, new string('x', length)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        using var huge = await KeepAsync(editor, "new", ("body", new string('x', Web.Pages.Admin.Articles.AutosaveModel.MostBytes)));
        Assert.NotEqual(HttpStatusCode.NoContent, huge.StatusCode);
        Assert.Equal(0, await site.ReadAsync(db => db.Autosaves.CountAsync()));

        for (var i = 0; i <= KeepTyped.MostUnfinished; i++)
        {
            using var kept = await KeepAsync(editor, "new", ("headline", $"Number {i}"), ("body", new string('م', 1000)));
            Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        }
        var headlines = await site.ReadAsync(db => db.Autosaves.Select(a => a.Headline).ToListAsync());
        Assert.Equal(KeepTyped.MostUnfinished, headlines.Count);
        Assert.DoesNotContain("Number 0", headlines);
    }

    private static Task<HttpResponseMessage> KeepAsync(HttpClient staff, string code, params (string Field, string? Value)[] changes) =>
        staff.PostFormAsync($"/admin/articles/{code}", changes, "form.writing", to: $"/admin/articles/{code}/autosave");

    private static async Task<string> TextAsync(HttpClient staff, string address) => (await staff.ReadPageAsync(address)).DocumentElement.OuterHtml;

    private static Task<int> AutosavedAsync(TestSite site) => site.ReadAsync(db => db.Revisions.CountAsync(r => r.Kind == RevisionKind.Autosaved));

    private static string Value(IDocument page, string field) => page.QuerySelector<IHtmlInputElement>(field)!.Value;
}
