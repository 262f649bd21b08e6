using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>A story's editions side by side at the desk: from a missing one to a draft, from a stale one to an up-to-date one.</summary>
public sealed class TranslationsTests
{
    private const string Headline = "Snow in the Salang";

    [Fact]
    public async Task A_missing_edition_becomes_a_draft_with_all_that_needs_no_translating()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var picture = await site.ReadAsync(db => db.MediaFiles.Select(m => m.Key).FirstAsync());
        var code = await editor.WriteArticleAsync(Headline, "publish", ("picture", picture), ("alt", "A pass in snow"), ("caption", "The pass."), ("credit", "A. Nurzai"), ("section", "afghanistan"), ("topics", "Privacy, Avalanches"), ("authors", "the-newsroom"), ("commentsClosed", "true"));
        var page = await editor.ReadPageAsync($"/admin/articles/{code}/translations");
        Assert.Equal(["edition-en", "edition-fa-AF", "edition-ps"], page.QuerySelectorAll(".editions > section").Select(s => s.Id));
        Assert.Equal(2, page.QuerySelectorAll(".missing").Length);

        var source = await site.ArticleAsync(code);
        var draft = await site.ArticleAsync(await editor.TranslateAsync(code, "ps"));
        Assert.Equal((source.StoryId, "ps", ArticleState.Draft, Headline, "", "en"), (draft.StoryId, draft.Edition, draft.State, draft.Headline, draft.Body, draft.TranslatedFrom));
        Assert.Equal((source.SectionId, CommentsRule.Closed, await site.StaffIdAsync(StaffRole.Editor)), (draft.SectionId, draft.Comments, draft.StartedById));
        Assert.Equal((picture, "A pass in snow", "en", null, "A. Nurzai"), (draft.Lead!.MediaFile.Key, draft.Lead.Alt, draft.Lead.AltLang, draft.Lead.Caption, draft.Lead.Credit));
        Assert.Equal(source.Bylines.Select(b => b.AuthorId), draft.Bylines.Select(b => b.AuthorId));
        Assert.Equal(["محرمیت"], draft.Topics.Select(t => t.Topic.Name)); // what translations called it so far; the other has no name there yet
        Assert.Equal(source.Id, await site.ReadAsync(db => db.Revisions.Where(r => r.Id == draft.SourceRevisionId).Select(r => r.ArticleId).SingleAsync()));
        Assert.Single((await editor.ReadPageAsync($"/admin/articles/{code}/translations")).QuerySelectorAll(".missing"));
    }

    [Fact]
    public async Task Readers_are_led_to_a_translation_once_it_is_published_and_it_is_never_published_as_it_began()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var code = await editor.WriteArticleAsync(Headline, "publish");
        var draft = await editor.TranslateAsync(code, "ps");
        var form = await editor.ReadPageAsync($"/admin/articles/{draft}");
        Assert.Equal(("", "ps"), (form.QuerySelector("#slug")!.GetAttribute("value") ?? "", form.QuerySelector("#headline")!.GetAttribute("lang")));
        var aside = form.QuerySelector(".source .reading")!;
        Assert.Equal(("en", "ltr", Headline), (aside.GetAttribute("lang"), aside.GetAttribute("dir"), aside.QuerySelector("h2")!.TextContent));
        Assert.Contains("First paragraph.", aside.TextContent, StringComparison.Ordinal);
        Assert.Contains("First **paragraph**.", form.QuerySelector(".source textarea[readonly]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(form.QuerySelectorAll(".settings a"), a => a.GetAttribute("href") == $"/admin/articles/{draft}/translations");

        using var empty = await editor.EditAsync(draft, "publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal([], await HreflangAsync(reader, "ps"));
        using var saved = await editor.EditAsync(draft, "save", ("headline", "په سالنګ کې واوره"), ("body", "لومړی پراګراف."));
        Assert.Equal("په-سالنګ-کې-واوره", (await site.ArticleAsync(draft)).Slug); // the address of its own headline
        Assert.Equal([], await HreflangAsync(reader, "ps"));
        using var published = await editor.EditAsync(draft, "publish");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Single(await HreflangAsync(reader, "ps"));
    }

    [Fact]
    public async Task The_headline_of_the_source_is_not_published_by_oversight()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var draft = await editor.TranslateAsync(await editor.WriteArticleAsync(Headline, "publish"), "fa-AF");
        Assert.Single((await editor.ReadPageAsync($"/admin/articles/{draft}")).QuerySelectorAll(".warnings a[href='#headline']"));
        using var warned = await editor.EditAsync(draft, "publish", ("body", "متن."), ("warned", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, ArticleState.Draft), (warned.StatusCode, (await site.ArticleAsync(draft)).State));
        using var control = await editor.EditAsync(draft, "publish", ("headline", "برف در سالنگ"), ("body", "متن."), ("warned", ""));
        Assert.Equal(ArticleState.Published, (await site.ArticleAsync(draft)).State);
    }

    [Fact]
    public async Task A_translation_is_stale_when_its_source_has_changed_until_someone_has_compared_them()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync(Headline, "publish", ("body", "Three were found."));
        var draft = await editor.TranslateAsync(code, "ps");
        Assert.Empty((await editor.ReadPageAsync($"/admin/articles/{code}/translations")).QuerySelectorAll(".behind")); // the control
        await editor.EditAsync(code, "save", ("section", "afghanistan"));
        Assert.Empty((await editor.ReadPageAsync($"/admin/articles/{code}/translations")).QuerySelectorAll(".behind")); // no word of it changed

        await editor.EditAsync(code, "save", ("body", "Four were found."));
        var page = await editor.ReadPageAsync($"/admin/articles/{code}/translations");
        Assert.Equal(("Three", "Four"), (Change(page, "#edition-ps del"), Change(page, "#edition-ps ins")));
        Assert.Equal("en", page.QuerySelector("#edition-ps .changes")!.GetAttribute("lang"));
        Assert.Equal(("Three", "Four"), (Change(await editor.ReadPageAsync($"/admin/articles/{draft}"), ".source del"), Change(await editor.ReadPageAsync($"/admin/articles/{draft}"), ".source ins")));

        var version = (await site.ArticleAsync(draft)).Version;
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/translations", [("step", "confirm")], form: "#edition-ps form");
        Assert.Equal((HttpStatusCode.SeeOther, $"/admin/articles/{draft}/translations?confirmed=ps"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        page = await editor.ReadPageAsync(answer.Headers.Location.OriginalString);
        Assert.Empty(page.QuerySelectorAll(".behind"));
        Assert.NotNull(page.QuerySelector(".notice"));
        Assert.Equal(version, (await site.ArticleAsync(draft)).Version); // who writes on it is not disturbed
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.TranslationConfirmed && e.ById != null)));
    }

    [Fact]
    public async Task What_changed_after_the_comparison_is_not_confirmed_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync(Headline, "publish", ("body", "Three."));
        await editor.TranslateAsync(code, "ps");
        await editor.EditAsync(code, "save", ("body", "Four."));
        var seen = (await site.ArticleAsync(code)).Version;
        await editor.EditAsync(code, "save", ("body", "Five."));
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/translations", [("step", "confirm"), ("seen", $"{seen}")], form: "#edition-ps form");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Five", Change(await TestSite.ReadPageAsync(answer), "#edition-ps ins"));
        Assert.Single((await editor.ReadPageAsync($"/admin/articles/{code}/translations")).QuerySelectorAll(".behind"));
        using var control = await editor.PostFormAsync($"/admin/articles/{code}/translations", [("step", "confirm")], form: "#edition-ps form");
        Assert.Equal(HttpStatusCode.SeeOther, control.StatusCode);
    }

    [Fact]
    public async Task Who_brings_a_translation_up_to_date_says_so_as_they_save_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync(Headline, "publish", ("body", "Three."));
        var draft = await editor.TranslateAsync(code, "ps");
        await editor.EditAsync(code, "save", ("body", "Four."));
        var seen = (await editor.ReadPageAsync($"/admin/articles/{draft}")).QuerySelector("#sourceSeen")!.GetAttribute("value");
        await editor.EditAsync(code, "save", ("body", "Five."));
        await editor.EditAsync(draft, "save", ("body", "څلور."), ("sourceSeen", seen)); // of another version than they saw
        var form = await editor.ReadPageAsync($"/admin/articles/{draft}");
        Assert.Single(form.QuerySelectorAll(".source .behind"));
        await editor.EditAsync(draft, "save", ("body", "پنځه.")); // says nothing of it
        Assert.Single((await editor.ReadPageAsync($"/admin/articles/{draft}")).QuerySelectorAll(".source .behind"));
        await editor.EditAsync(draft, "save", ("body", "پنځه!"), ("sourceSeen", form.QuerySelector("#sourceSeen")!.GetAttribute("value")));
        Assert.Empty((await editor.ReadPageAsync($"/admin/articles/{draft}")).QuerySelectorAll(".source .behind"));
        Assert.Equal("پنځه!", (await site.ArticleAsync(draft)).Body);
    }

    [Fact]
    public async Task The_papers_own_pieces_stand_side_by_side_and_their_translations_notice_a_change()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var codes = await site.ReadAsync(db => db.Articles.Where(a => a.Story.Key == "two-calendars").OrderBy(a => a.Edition).Select(a => a.Code).ToListAsync());
        var page = await editor.ReadPageAsync($"/admin/articles/{codes[2]}/translations");
        Assert.Equal(codes.Select(c => $"/admin/articles/{c}"), page.QuerySelectorAll(".editions h3 a").Select(a => a.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll(".missing, .behind"));
        await editor.EditAsync(codes[0], "save", ("headline", "Two calendars, one day"));
        page = await editor.ReadPageAsync($"/admin/articles/{codes[0]}/translations");
        Assert.Equal(["date", "date"], page.QuerySelectorAll(".behind del").Select(d => d.ChildNodes[^1].TextContent));
    }

    [Fact]
    public async Task What_was_translated_stays_comparable_however_often_its_source_is_saved()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync(Headline, "save", ("body", "Draft of old."));
        await editor.TranslateAsync(code, "ps");
        for (var i = 0; i < Revision.MostOthers + 2; i++) await editor.EditAsync(code, "save", ("body", $"Draft {i}."));
        Assert.Equal("of old", Change(await editor.ReadPageAsync($"/admin/articles/{code}/translations"), "#edition-ps del"));
        Assert.DoesNotContain("Draft 0.", await site.ReadAsync(db => db.Revisions.Where(r => r.Article.Code == code).Select(r => r.Body).ToListAsync())); // the control: others go
    }

    [Fact]
    public async Task Two_who_translate_at_once_get_one_draft()
    {
        using var site = await TestSite.StartAsync();
        using var first = await site.SignInAsync(StaffRole.Editor);
        using var second = await site.SignInAsync(StaffRole.Reporter);
        var code = await first.WriteArticleAsync(Headline, "publish");
        var forms = await Task.WhenAll(new[] { first, second }.Select(async staff => (staff, page: await staff.ReadPageAsync($"/admin/articles/{code}/translations"))));
        var fields = forms.Select(f => (f.staff, Fields: Forms.Fields((AngleSharp.Html.Dom.IHtmlFormElement)f.page.QuerySelector("#edition-ps form")!).Append(("step", "translate")).ToList())).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => fields[i % 2].staff.PostAsync($"/admin/articles/{code}/translations", new FormUrlEncodedContent(fields[i % 2].Fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var draft = Assert.Single(await site.ReadAsync(db => db.Articles.Where(a => a.Edition == "ps" && a.Story.Key == code).ToListAsync()));
        Assert.Equal([$"/admin/articles/{code}/translations?taken=ps", $"/admin/articles/{draft.Code}"], answers.Select(a => a.Headers.Location!.OriginalString).Distinct().OrderByDescending(l => l.Length));
    }

    [Fact]
    public async Task A_source_that_is_taken_back_is_told_at_its_translations()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync(Headline, "publish");
        var draft = await editor.TranslateAsync(code, "ps");
        using var withdrawn = await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "withdraw")], form: "main form");
        var page = await editor.ReadPageAsync($"/admin/articles/{draft}/translations");
        Assert.Single(page.QuerySelectorAll("#edition-ps .behind"));
        Assert.Equal([$"/admin/articles/{draft}/translations"], page.QuerySelectorAll("#edition-fa-AF form").Select(f => f.GetAttribute("action"))); // of what readers may have no more nothing is told further
        Assert.Single((await editor.ReadPageAsync($"/admin/articles/{draft}")).QuerySelectorAll(".source .behind"));
    }

    [Fact]
    public async Task An_embargo_holds_for_the_translation_too()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync(Headline, "save", ("embargoUntil", "2026-12-24T08:00"));
        var draft = await editor.TranslateAsync(code, "ps");
        Assert.Equal((await site.ArticleAsync(code)).EmbargoUntil, (await site.ArticleAsync(draft)).EmbargoUntil);
        Assert.NotNull((await site.ArticleAsync(draft)).EmbargoUntil);
    }

    [Fact]
    public async Task Hostile_words_of_a_source_stay_words()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("<script>alert(1)</script>", "save", ("summary", "<img src=x onerror=alert(1)>"), ("body", "</textarea><script>alert(2)</script>"));
        var draft = await editor.TranslateAsync(code, "ps");
        await editor.EditAsync(code, "save", ("body", "</ins><script>alert(3)</script>"));
        foreach (var address in new[] { $"/admin/articles/{code}/translations", $"/admin/articles/{draft}" })
        {
            var page = await editor.ReadPageAsync(address);
            Assert.Empty(page.QuerySelectorAll("main script:not([src]), main img, main [onerror]"));
            Assert.Contains("script>alert(", page.QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reporter_translates_what_readers_read_and_sees_no_word_of_what_colleagues_write()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var code = await editor.WriteArticleAsync(Headline, "publish", ("body", "Three."));
        var secret = await editor.TranslateAsync(code, "fa-AF");
        await editor.EditAsync(secret, "save", ("headline", "محرمانه"));
        var own = await reporter.TranslateAsync(code, "ps");
        await editor.EditAsync(code, "save", ("body", "Four."));
        var page = await reporter.ReadPageAsync($"/admin/articles/{code}/translations");
        Assert.DoesNotContain("محرمانه", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#edition-fa-AF :is(a, form, .changes)"));
        Assert.Equal("Four", Change(page, "#edition-ps ins"));
        Assert.Contains("محرمانه", (await editor.ReadPageAsync($"/admin/articles/{code}/translations")).Body!.TextContent, StringComparison.Ordinal); // the control

        // A colleague's translation is not theirs to confirm, nor to open.
        var token = page.QuerySelector("#edition-ps input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Task<HttpResponseMessage> ConfirmAsync(string translation, int seen) => reporter.PostAsync($"/admin/articles/{translation}/translations", new FormUrlEncodedContent(
            [KeyValuePair.Create("step", "confirm"), KeyValuePair.Create("seen", $"{seen}"), KeyValuePair.Create("__RequestVerificationToken", token)]));
        var version = (await site.ArticleAsync(code)).Version;
        using var foreign = await ConfirmAsync(secret, version);
        Assert.True(foreign is { StatusCode: HttpStatusCode.Forbidden } or { Headers.Location.OriginalString: "/account/denied" }, $"{foreign.StatusCode} {foreign.Headers.Location}");
        using var ownControl = await ConfirmAsync(own, version);
        Assert.Equal(HttpStatusCode.SeeOther, ownControl.StatusCode);

        // Once the source is nobody's to read, their own translation shows no word of it.
        await editor.EditAsync(code, "unpublish");
        var form = await reporter.ReadPageAsync($"/admin/articles/{own}");
        Assert.NotNull(form.QuerySelector(".source"));
        Assert.DoesNotContain(Headline, form.QuerySelector(".source")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_told_in_an_edition_and_what_is_stale_there_is_found()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var code = await editor.WriteArticleAsync(Headline, "publish", ("body", "Three."));
        await editor.WriteArticleAsync("A draft of nobody's business");
        Assert.Equal([Headline], await ListedAsync(reporter, "/admin/translations?from=en&to=ps"));
        Assert.Equal([Headline], await ListedAsync(reporter, "/admin/translations?to=fa-AF"));
        Assert.Equal([], await ListedAsync(reporter, "/admin/translations?from=ps&to=en"));
        using var begun = await reporter.PostFormAsync("/admin/translations?from=en&to=ps", [("step", "translate")]);
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        var draft = begun.Headers.Location!.OriginalString.Split('/')[^1];
        Assert.Equal([], await ListedAsync(editor, "/admin/translations?from=en&to=ps"));

        await editor.EditAsync(draft, "publish", ("headline", "واوره"), ("body", "درې."));
        Assert.Equal([], await ListedAsync(editor, "/admin/translations?from=en&to=ps"));
        await editor.EditAsync(code, "save", ("body", "Four."));
        Assert.Equal(["واوره"], await ListedAsync(editor, "/admin/translations?from=en&to=ps"));
        await editor.EditAsync(code, "save", ("body", "Three.")); // it says again what was translated
        Assert.Equal([], await ListedAsync(editor, "/admin/translations?from=en&to=ps"));
        foreach (var wrong in new[] { "?to=xx", "?from=en&to=en" }) Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync($"/admin/translations{wrong}"));
    }

    private static async Task<IEnumerable<string>> ListedAsync(HttpClient staff, string address) =>
        (await staff.ReadPageAsync(address)).QuerySelectorAll(".todo h3").Select(h => h.TextContent.Trim());

    private static string Change(IDocument page, string selector) => page.QuerySelector(selector)!.ChildNodes[^1].TextContent.Trim();

    private static async Task<IEnumerable<string?>> HreflangAsync(HttpClient reader, string lang) =>
        (await reader.ReadPageAsync("/articles/snow-in-the-salang")).QuerySelectorAll($"link[hreflang='{lang}']").Select(l => l.GetAttribute("href"));
}
