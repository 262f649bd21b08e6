using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

public sealed partial class JourneyTests
{
    [Fact]
    public async Task An_article_goes_from_the_first_word_to_the_reader_and_back()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var code = await editor.WriteArticleAsync("The harvest is late", "save", ("summary", "Rain."), ("topics", "Harvest, Rain، harvest"), ("section", "afghanistan"), ("authors", "the-newsroom"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/articles/the-harvest-is-late")).StatusCode);

        var preview = await (await editor.GetAsync($"/admin/articles/{code}/preview")).Content.ReadAsStringAsync();
        Assert.Contains("id=\"preview\"", preview, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.EditAsync(code, "publish")).StatusCode);
        var answer = await reader.GetAsync("/articles/the-harvest-is-late");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode); // at once, though the address was missing a moment ago
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Equal(Story(shown), Story(preview)); // the dateline too: the clock stands still
        Assert.Contains("First <strong>paragraph</strong>.", shown, StringComparison.Ordinal);
        Assert.Contains("The harvest is late", await reader.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(["Harvest", "Rain"], (await site.ArticleAsync(code)).Topics.OrderBy(t => t.Position).Select(t => t.Topic.Name));

        await editor.EditAsync(code, "save", ("slug", "harvest-2026"));
        var moved = await reader.GetAsync("/articles/the-harvest-is-late");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/articles/harvest-2026"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/articles/harvest-2026")).StatusCode);

        await editor.EditAsync(code, "unpublish");
        foreach (var address in new[] { "/articles/harvest-2026", "/articles/the-harvest-is-late", $"/a/{code}" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task What_was_public_keeps_its_first_time_also_when_the_field_is_cleared()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var first = site.Clock.Now;
        var code = await editor.WriteArticleAsync("The harvest is late", "publish");
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await editor.EditAsync(code, "unpublish");
        await editor.EditAsync(code, "save", ("publishAt", ""));
        await editor.EditAsync(code, "save", ("publishAt", ""), ("slug", "harvest-2026"));
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await editor.EditAsync(code, "publish", ("publishAt", ""));
        Assert.Equal(first, (await site.ArticleAsync(code)).PublishedAt);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/articles/harvest-2026")).StatusCode);
        Assert.Equal("/articles/harvest-2026", (await reader.GetAsync("/articles/the-harvest-is-late")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_was_only_planned_is_dated_by_the_hour_at_which_it_is_published()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        // A plan of a draft that passed, and one of a scheduled article that was called off.
        var draft = await editor.WriteArticleAsync("A plan", "save", ("publishAt", "2026-11-25T13:00"));
        var scheduled = await editor.WriteArticleAsync("Another plan", "publish", ("publishAt", "2026-11-25T13:00"));
        await editor.EditAsync(scheduled, "unpublish");
        site.Clock.Advance(TimeSpan.FromMinutes(40));
        foreach (var code in new[] { draft, scheduled })
        {
            await editor.EditAsync(code, "publish", ("publishAt", ""));
            Assert.Equal(site.Clock.Now, (await site.ArticleAsync(code)).PublishedAt);
        }
    }

    [Fact]
    public async Task A_scheduled_article_is_public_from_its_time_on()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        // The paper is in Kabul, 4:30 ahead; the clock says 08:00 UTC.
        var code = await editor.WriteArticleAsync("Later today", "publish", ("publishAt", "2026-11-25T13:00"));
        Assert.Equal(new DateTime(2026, 11, 25, 8, 30, 0, DateTimeKind.Utc), (await site.ArticleAsync(code)).PublishedAt);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/articles/later-today")).StatusCode);
        Assert.DoesNotContain("Later today", await reader.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal("Scheduled", (await editor.ReadPageAsync("/admin")).QuerySelector(".row .state")!.TextContent);

        site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/articles/later-today")).StatusCode);
        Assert.Contains("Later today", await reader.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_article_moves_to_another_time_and_out_of_the_schedule()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Later", "publish", ("publishAt", "2026-11-26T13:00"));
        await editor.EditAsync(code, "save", ("publishAt", "2026-11-28T13:00"));
        Assert.Equal(28, (await site.ArticleAsync(code)).PublishedAt!.Value.Day);
        using var refused = await editor.EditAsync(code, "save", ("publishAt", "2026-11-01T13:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        await editor.EditAsync(code, "unpublish");
        Assert.Equal(Standing.Draft, (await site.ArticleAsync(code)).StandingAt(site.Clock.Now));
        await editor.EditAsync(code, "publish", ("publishAt", ""));
        Assert.Equal(site.Clock.Now, (await site.ArticleAsync(code)).PublishedAt);
    }

    [Fact]
    public async Task A_republished_article_keeps_its_first_time_and_tells_of_a_change_of_substance_only()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Early", "publish");
        var first = site.Clock.Now;
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await editor.EditAsync(code, "unpublish");
        await editor.EditAsync(code, "publish");
        Assert.Equal((first, null), ((await site.ArticleAsync(code)).PublishedAt, (await site.ArticleAsync(code)).UpdatedAt));

        await editor.EditAsync(code, "save", ("headline", "Early on"));
        Assert.Null((await site.ArticleAsync(code)).UpdatedAt);
        await editor.EditAsync(code, "save", ("substantive", "true"));
        Assert.Equal(site.Clock.Now, (await site.ArticleAsync(code)).UpdatedAt);
    }

    [Fact]
    public async Task An_article_in_Dari_is_previewed_in_its_own_edition()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("خبر تازه", "save", ("edition", "fa-AF"), ("topics", "خبر"));
        using var answer = await editor.GetAsync($"/admin/articles/{code}/preview");
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fa-AF\" dir=\"rtl\">", preview, StringComparison.Ordinal);
        await editor.EditAsync(code, "publish");
        Assert.Equal(Story(await site.Client().GetStringAsync("/fa/articles/خبر-تازه")), Story(preview));
    }

    /// <summary>A zero-width non-joiner parts letters within a Persian word: without it "می\u200cشود" is another, wrong one.</summary>
    [Fact]
    public async Task Zero_width_non_joiners_stay_from_the_form_to_the_reader_and_are_a_hyphen_in_addresses()
    {
        const string Word = "می\u200cشود";
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var saved = await editor.PostFormAsync(
            "/admin/articles/new?edition=fa-AF",
            [("headline", $"برف {Word}"), ("summary", $"خلاصه {Word}"), ("body", $"متن {Word}.\n\n## سر {Word}"), ("topics", $"آب {Word}، برف"), ("alt", $"عکس {Word}"), ("caption", $"شرح {Word}"), ("step", "save")],
            "form.writing", ("p.jpg", await File.ReadAllBytesAsync(Path.Combine(SeededPaper.Repository, "content/media/this-paper.jpg"))));
        var code = saved.Headers.Location!.OriginalString.Split('/', '?')[3];

        // Opened again and saved again, as it stands in the form.
        var form = Forms.Fields((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector<IHtmlFormElement>("form.writing")!).ToDictionary(f => f.Field, f => f.Value);
        Assert.Equal(($"برف {Word}", $"متن {Word}.\n\n## سر {Word}", $"آب {Word}, برف", $"عکس {Word}"), (form["headline"], form["body"].ReplaceLineEndings("\n"), form["topics"], form["alt"]));
        Assert.Equal("برف-می-شود", form["slug"]);
        (await editor.EditAsync(code, "publish")).Dispose();

        using var answer = await site.Client().GetAsync("/fa/articles/برف-می-شود");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        foreach (var expected in new[] { $"<h1>برف {Word}</h1>", $"<p class=\"summary\">خلاصه {Word}</p>", $"<p>متن {Word}.</p>", $">سر {Word}</h2>", $">آب {Word}</a>", $"alt=\"عکس {Word}\"", $"شرح {Word}" })
            Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(expected)) >= 0, expected);
        Assert.Contains("href=\"/fa/topics/آب-می-شود\"", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        // The control: without it the word is another one.
        Assert.True(bytes.AsSpan().IndexOf("میشود"u8) < 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_typed_is_previewed_as_it_will_be_published_and_not_saved(bool isPublic)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var code = await editor.WriteArticleAsync("Before", isPublic ? "publish" : "save", ("slug", "the-piece"));
        var pages = new[] { "/", "/latest", "/articles/the-piece", "/feed.xml", "/topics/gold", "/sections/afghanistan" };
        var before = await Task.WhenAll(pages.Select(reader.TextAsync));
        var stored = site.Contents();
        (string, string?)[] typed = [("headline", "After"), ("summary", "In short."), ("body", "New **words**."), ("topics", "Gold, Rain"), ("section", "afghanistan"), ("authors", "the-newsroom"), ("substantive", isPublic ? "true" : null)];

        // A form that was opened before somebody else saved shows what was typed into it all the same.
        using var answer = await editor.PreviewAsync($"/admin/articles/{code}", [.. typed, ("version", "0")]);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.Equal(stored, site.Contents());
        Assert.Equal(before, await Task.WhenAll(pages.Select(reader.TextAsync)));

        using var saved = await editor.EditAsync(code, isPublic ? "save" : "publish", typed);
        Assert.Equal(Story(await reader.TextAsync("/articles/the-piece")), Story(preview));
        Assert.Contains("New <strong>words</strong>.", preview, StringComparison.Ordinal);
        Assert.NotEqual(before, await Task.WhenAll(pages.Select(reader.TextAsync))); // the control
    }

    [Fact]
    public async Task What_was_never_saved_is_previewed_too_and_what_is_refused_says_why()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var stored = site.Contents();
        using var answer = await reporter.PreviewAsync("/admin/articles/new", [("edition", "ps"), ("headline", "نوی خبر"), ("body", "متن")]);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("ps", "نوی خبر"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        using var refused = await reporter.PreviewAsync("/admin/articles/new", [("headline", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("needs a headline", (await TestSite.ReadPageAsync(refused)).QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(stored, site.Contents());
    }

    /// <summary>From the kicker to the topics: what an article is, without what stands around it.</summary>
    private static string Story(string page) => Words().Match(page) is { Success: true } story ? story.Value : throw new InvalidOperationException("The page has no story.");

    [GeneratedRegex("""<article class="story">\s*<header>.*?<div class="body">.*?</div>(?:\s*<ul class="topics".*?</ul>)?""", RegexOptions.Singleline)]
    private static partial Regex Words();
}
