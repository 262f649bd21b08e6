using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

public sealed class EditTests
{
    private static readonly byte[] Jpeg = File.ReadAllBytes(Path.Combine(SeededPaper.Repository, "content/media/this-paper.jpg"));

    [Fact]
    public async Task Two_editors_of_one_version_lose_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var other = await site.SignInAsync(StaffRole.Administrator);
        var code = await editor.WriteArticleAsync("Shared");
        var stale = Forms.Fields((await other.ReadPageAsync($"/admin/articles/{code}")).QuerySelector<IHtmlFormElement>("form.writing")!).ToDictionary(f => f.Field, f => f.Value);
        await editor.EditAsync(code, "save", ("body", "What the first one wrote."));

        stale["body"] = "What the second one wrote.";
        using var answer = await other.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(stale));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("What the first one wrote.", "What the second one wrote."), (Text(page, "#saved-body"), Text(page, "#body")));
        Assert.Equal("What the first one wrote.", (await site.ArticleAsync(code)).Body);

        // Having seen both, the second one may save: from the page that showed them.
        var seen = Forms.Fields(page.QuerySelector<IHtmlFormElement>("form.writing")!).Select(f => KeyValuePair.Create(f.Field, f.Value));
        using var saved = await other.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(seen));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("What the second one wrote.", (await site.ArticleAsync(code)).Body);
    }

    [Fact]
    public async Task Who_takes_the_address_of_an_article_that_is_not_theirs_learns_no_headline()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        await editor.WriteArticleAsync("A secret plan");
        foreach (var (staff, isTold) in new[] { (editor, true), (reporter, false) })
        {
            using var answer = await staff.PostFormAsync("/admin/articles/new", [("headline", "Mine"), ("slug", "a-secret-plan")], "form.writing");
            Assert.Equal(isTold, (await TestSite.ReadPageAsync(answer)).QuerySelector(".error")!.TextContent.Contains("A secret plan", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_refused_comes_back_as_it_was_typed()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        await editor.WriteArticleAsync("Taken");
        var summary = new string('s', Article.MaxSummaryLength + 1);
        using var answer = await editor.PostFormAsync(
            "/admin/articles/new", [("headline", ""), ("summary", summary), ("body", "Kept <b>as typed</b>."), ("slug", "taken"), ("publishAt", "soon"), ("topics", "One, !!"), ("step", "publish")], "form.writing", ("p.jpg", Jpeg));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal((summary, "Kept <b>as typed</b>."), (Text(page, "#summary"), Text(page, "#body")));
        Assert.Equal(("taken", "soon", "One, !!"), (Value(page, "#slug"), page.QuerySelector("#publishAt")!.GetAttribute("value"), Value(page, "#topics")));
        Assert.Equal(["alt", "headline", "publishAt", "slug", "summary", "topics"], page.QuerySelectorAll(".error a").Select(a => a.GetAttribute("href")![1..]).Order(StringComparer.Ordinal));
        Assert.Contains("Taken", page.QuerySelector("#fault-slug")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.ReadAsync(db => db.Articles.CountAsync(a => a.StartedById != null)));

        // The picture was kept too: mended and sent again without it, the article has it.
        var mended = Forms.Fields(page.QuerySelector<IHtmlFormElement>("form.writing")!).ToDictionary(f => f.Field, f => f.Value);
        foreach (var (field, value) in new[] { ("headline", "Mended"), ("summary", "Short."), ("slug", ""), ("publishAt", ""), ("topics", "One"), ("alt", "A paper."), ("altLang", "ps"), ("step", "publish") }) mended[field] = value;
        using var saved = await editor.PostAsync("/admin/articles/new", new FormUrlEncodedContent(mended));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var image = (await site.Client().ReadPageAsync("/articles/mended")).QuerySelector(".lead-picture img")!;
        Assert.Equal(("A paper.", "ps"), (image.GetAttribute("alt"), image.GetAttribute("lang")));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", 0, "Only JPEG")]
    [InlineData("", 30_000_001, "larger than 30 MB")]
    public async Task What_is_no_picture_for_us_costs_a_sentence_and_no_text(string content, int length, string sentence)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var file = length > 0 ? Enlarged(length) : Encoding.UTF8.GetBytes(content);
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", "Kept"), ("body", "Kept too."), ("alt", "x")], "form.writing", ("p.jpg", file));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains(sentence, page.QuerySelector("#fault-upload")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Kept", "Kept too."), (Value(page, "#headline"), Text(page, "#body")));
        Assert.Equal(0, await site.ReadAsync(db => db.Articles.CountAsync(a => a.StartedById != null)));

        // The control: a picture goes in.
        using var taken = await editor.PostFormAsync("/admin/articles/new", [("headline", "Kept"), ("body", "Kept too."), ("alt", "x")], "form.writing", ("p.jpg", Jpeg));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    [Fact]
    public async Task The_picture_of_a_draft_is_shown_to_the_staff_alone()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", "With a picture"), ("body", "x"), ("alt", "A picture.")], "form.writing", ("own.png", Png()));
        var code = answer.Headers.Location!.OriginalString.Split('/', '?')[3];
        var picture = (await editor.ReadPageAsync($"/admin/articles/{code}/preview")).QuerySelector(".lead-picture img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(picture)).StatusCode);
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(picture)).StatusCode);
        await editor.EditAsync(code, "publish");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(picture)).StatusCode);
    }

    [Fact]
    public async Task Unpublishing_works_even_when_the_rest_of_the_form_is_refused()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Harmful", "publish");
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync("/articles/harmful")).StatusCode);
        using var answer = await editor.EditAsync(code, "unpublish", ("headline", ""), ("body", "Half a thought"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync("/articles/harmful")).StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("Half a thought", "Draft"), (Text(page, "#body"), page.QuerySelector(".heading .state")!.TextContent));
        var again = Forms.Fields(page.QuerySelector<IHtmlFormElement>("form.writing")!).ToDictionary(f => f.Field, f => f.Value);
        again["headline"] = "Less harmful";
        using var saved = await editor.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(again));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData(" \u2060\u00ad ")]
    public async Task A_headline_of_which_nothing_is_seen_is_none(string headline)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", headline), ("body", "Words."), ("step", "publish")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("true", (await TestSite.ReadPageAsync(answer)).QuerySelector("#headline")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Words_that_turn_text_around_are_not_kept_and_nothing_is_cut()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A\u202Eb\u0000 c", "save", ("summary", new string('s', Article.MaxSummaryLength)));
        var article = await site.ArticleAsync(code);
        Assert.Equal(("Ab c", Article.MaxSummaryLength), (article.Headline, article.Summary.Length));
        using var answer = await editor.EditAsync(code, "save", ("body", new string('x', ArticleMarkdown.MaxLength + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(ArticleMarkdown.MaxLength + 1, Text(await TestSite.ReadPageAsync(answer), "#body").Length);
    }

    [Fact]
    public async Task Two_articles_of_one_headline_get_two_addresses()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var slugs = new List<string>();
        foreach (var headline in new[] { "Same words", "Same words", "…" }) slugs.Add((await site.ArticleAsync(await editor.WriteArticleAsync(headline))).Slug);
        Assert.Equal(["same-words", "same-words-2"], slugs.Take(2));
        Assert.Equal(Article.CodeLength, slugs[2].Length);
    }

    [Fact]
    public async Task A_proposed_address_follows_the_headline_until_readers_know_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Working title");
        async Task<string> AfterAsync(string headline, string step = "save", string? slug = null)
        {
            (await editor.EditAsync(code, step, [("headline", headline), .. slug is null ? [] : new (string, string?)[] { ("slug", slug) }])).Dispose();
            return (await site.ArticleAsync(code)).Slug;
        }
        Assert.Equal("snow-in-the-pass", await AfterAsync("Snow in the pass"));
        Assert.Equal("snow", await AfterAsync("Snow in the pass", slug: "snow")); // chosen by a person
        Assert.Equal("snow", await AfterAsync("Rain in the pass"));
        Assert.Equal("rain-in-the-pass-2024", await AfterAsync("Rain in the pass", slug: "rain-in-the-pass-2024")); // chosen, too, though it begins like a proposed one
        Assert.Equal("rain-in-the-pass-2024", await AfterAsync("Sleet in the pass"));
        await AfterAsync("Rain in the pass");
        Assert.Equal("rain-in-the-pass", await AfterAsync("Rain in the pass", slug: ""));
        Assert.Equal("rain-in-the-pass", await AfterAsync("Rain in the pass", "publish"));
        Assert.Equal("rain-in-the-pass", await AfterAsync("Hail in the pass"));
    }

    [Fact]
    public async Task A_new_article_that_is_sent_twice_is_one_article()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var form = Forms.Fields((await editor.ReadPageAsync("/admin/articles/new")).QuerySelector<IHtmlFormElement>("form.writing")!).ToDictionary(f => f.Field, f => f.Value);
        foreach (var (field, value) in new[] { ("headline", "Clicked twice"), ("body", "Text."), ("topics", "Rain, Harvest"), ("step", "publish") }) form[field] = value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => editor.PostAsync("/admin/articles/new", new FormUrlEncodedContent(form))));
        Assert.Single(answers.Select(a => (a.StatusCode, a.Headers.Location?.OriginalString)).Distinct(), a => a.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(1, (await site.ArticleAsync(form["code"])).Version);
        Assert.Equal(1, await site.ReadAsync(db => db.Articles.CountAsync(a => a.StartedById != null)));

        // Other words from the same form overwrite nothing; nor does a form that names an article of another's.
        form["body"] = "Other text.";
        using var other = await editor.PostAsync("/admin/articles/new", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(("Text.", "Other text."), (Text(await TestSite.ReadPageAsync(other), "#saved-body"), Text(await TestSite.ReadPageAsync(other), "#body")));
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var denied = await reporter.PostFormAsync("/admin/articles/new", [("headline", "Mine"), ("code", form["code"])], "form.writing");
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);

        // The control: two forms are two articles.
        foreach (var _ in new[] { 1, 2 }) await editor.WriteArticleAsync("Clicked twice", "publish");
        Assert.Equal(3, await site.ReadAsync(db => db.Articles.CountAsync(a => a.StartedById != null)));
    }

    private static string Text(IDocument page, string field) => page.QuerySelector<IHtmlTextAreaElement>(field)!.Value;

    private static string Value(IDocument page, string field) => page.QuerySelector<IHtmlInputElement>(field)!.Value;

    /// <summary>A true picture with a tail, so that its size alone is the reason.</summary>
    private static byte[] Enlarged(int length)
    {
        var file = new byte[length];
        Jpeg.CopyTo(file, 0);
        return file;
    }

    /// <summary>Eight by eight blue pixels, which no article of the paper has.</summary>
    private static byte[] Png() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mMQaPiAFTEMLQkASvNgAbCw2zUAAAAASUVORK5CYII=");
}
