using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin.Pictures;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

public sealed class RevisionsTests
{
    [Fact]
    public async Task Every_step_of_an_article_is_kept_with_who_when_and_why()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("First words");
        await editor.EditAsync(code, "save", ("headline", "Second words"), ("note", "  The first were\u202E dull "));
        await editor.EditAsync(code, "save"); // nothing new: nothing kept
        await editor.EditAsync(code, "publish");
        await editor.EditAsync(code, "unpublish");
        var kept = await KeptAsync(site, code);
        Assert.Equal([RevisionKind.Saved, RevisionKind.Saved, RevisionKind.Published, RevisionKind.Unpublished], kept.Select(r => r.Kind));
        Assert.Equal(["First words", "Second words", "Second words", "Second words"], kept.Select(r => r.Headline));
        Assert.Equal(["", "The first were dull", "", ""], kept.Select(r => r.Note));
        Assert.Equal([false, false, true, false], kept.Select(r => r.IsPublished));
        Assert.All(kept, r => Assert.NotNull(r.ById));

        var page = await editor.ReadPageAsync($"/admin/articles/{code}/revisions?from={kept[0].Id}&to={kept[1].Id}");
        Assert.Equal(("First", "Second"), (Change(page, "del"), Change(page, "ins")));
        Assert.Contains("The first were dull", page.QuerySelector(".revisions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_there_before_the_first_change_is_kept_too()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var article = await site.FileAsync("Imported", isPublished: true);
        await editor.EditAsync(article.Code, "save", ("headline", "Edited"));
        Assert.Equal([(RevisionKind.Found, "Imported", true), (RevisionKind.Saved, "Edited", true)], (await KeptAsync(site, article.Code)).Select(r => (r.Kind, r.Headline, r.IsPublished)));
    }

    [Fact]
    public async Task Restoring_loses_nothing_and_readers_read_it_at_once()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story", "publish", ("summary", "As it was."));
        await editor.EditAsync(code, "save", ("body", "Spoiled."), ("summary", "As it became."));
        var first = (await KeptAsync(site, code))[0];
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/revisions", [], form: $"form:has(input[value='{first.Id}'])");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await site.Client().ReadPageAsync("/articles/a-story");
        Assert.Equal(("As it was.", "First paragraph."), (page.QuerySelector(".summary")!.TextContent, page.QuerySelector(".body p")!.TextContent));
        Assert.Equal([RevisionKind.Published, RevisionKind.Saved, RevisionKind.Restored], (await KeptAsync(site, code)).Select(r => r.Kind));
    }

    [Fact]
    public async Task Words_about_a_picture_come_back_with_that_picture_only()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var (one, two) = (await site.StorePictureAsync("one.jpg", width: 80), await site.StorePictureAsync("two.jpg", width: 90));
        var code = await editor.WriteArticleAsync("A story", "save", ("picture", one.Key), ("alt", "Alt one"), ("caption", "Caption one"));
        (await editor.EditAsync(code, "save", ("alt", "Alt one, mended"))).Dispose();
        (await editor.EditAsync(code, "save", ("picture", two.Key), ("alt", "Alt two"), ("caption", "Caption two"), ("body", "Other words."))).Dispose();
        var kept = await KeptAsync(site, code);
        using var other = await editor.PostFormAsync($"/admin/articles/{code}/revisions", [], form: $"form:has(input[value='{kept[0].Id}'])");
        var article = await site.ArticleAsync(code);
        Assert.Equal(("two.jpg", "Alt two", "Caption two"), (article.Lead!.MediaFile.Name, article.Lead.Alt, article.Lead.Caption));
        Assert.StartsWith("First", article.Body, StringComparison.Ordinal); // all else is restored

        (await editor.EditAsync(code, "save", ("picture", one.Key), ("alt", "Alt three"), ("caption", "Caption three"))).Dispose(); // the control: the same picture
        using var same = await editor.PostFormAsync($"/admin/articles/{code}/revisions", [], form: $"form:has(input[value='{kept[0].Id}'])");
        Assert.Equal("Alt one", (await site.ArticleAsync(code)).Lead!.Alt);
    }

    [Fact]
    public async Task Who_restores_over_words_that_he_did_not_see_restores_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story");
        await editor.EditAsync(code, "save", ("body", "Second."));
        var (first, seen) = ((await KeptAsync(site, code))[0], (await site.ArticleAsync(code)).Version);
        await editor.EditAsync(code, "save", ("body", "Third."));
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/revisions", [("version", $"{seen}")], form: $"form:has(input[value='{first.Id}'])");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Third.", (await site.ArticleAsync(code)).Body);
        using var control = await editor.PostFormAsync($"/admin/articles/{code}/revisions", [], form: $"form:has(input[value='{first.Id}'])");
        Assert.Equal(HttpStatusCode.SeeOther, control.StatusCode);
    }

    [Fact]
    public async Task What_readers_read_is_never_pruned_and_of_the_rest_the_newest_stay()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story", "publish");
        await editor.EditAsync(code, "unpublish");
        for (var i = 0; i < Revision.MostOthers + 3; i++) await editor.EditAsync(code, "save", ("body", $"Draft {i}."));
        var kept = await KeptAsync(site, code);
        Assert.Equal(RevisionKind.Published, Assert.Single(kept, r => r.IsPublished).Kind);
        Assert.Equal(Revision.MostOthers, kept.Count(r => !r.IsPublished));
        Assert.Equal($"Draft {Revision.MostOthers + 2}.", kept[^1].Body);
        Assert.Equal("Draft 3.", kept[1].Body);
    }

    [Fact]
    public async Task A_conflict_shows_the_difference()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Shared", "save", ("body", "Rain falls."));
        await editor.EditAsync(code, "save", ("body", "Snow falls."));
        using var answer = await editor.EditAsync(code, "save", ("version", "1"), ("body", "Hail falls."));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("Snow", "Hail"), (Change(page, "del"), Change(page, "ins")));
    }

    [Fact]
    public async Task Hostile_words_of_a_revision_stay_words()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story");
        await editor.EditAsync(code, "save", ("headline", "<script>alert(1)</script>"), ("note", "<img src=x onerror=alert(1)>"), ("body", "</ins><script>alert(2)</script>"));
        var page = await editor.ReadPageAsync($"/admin/articles/{code}/revisions");
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Contains("<script>alert(2)</script>", page.QuerySelector("#changes")!.TextContent, StringComparison.Ordinal);
    }

    private static string Change(IDocument page, string kind) => page.QuerySelector($".changes {kind}")!.ChildNodes[^1].TextContent.Trim();

    private static Task<List<Revision>> KeptAsync(TestSite site, string code) =>
        site.ReadAsync(db => db.Revisions.AsNoTracking().Where(r => r.Article.Code == code).OrderBy(r => r.Id).ToListAsync());
}
