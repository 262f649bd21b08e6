using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>An editor corrects an article, without script: every answer is a page or leads to one.</summary>
public sealed class CorrectionsTests
{
    private const string First = "main form.correction";
    private const string Known = "main form.correction + form.correction";

    [Fact]
    public async Task An_editor_adds_words_anew_removes_and_puts_back_and_readers_see_each_step()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var article = await site.FileAsync("The figures", isPublished: true);
        var (desk, page) = ($"/admin/articles/{article.Code}/corrections", "/" + article.Path);
        Assert.NotNull((await editor.ReadPageAsync($"/admin/articles/{article.Code}")).QuerySelector($"a[href='{desk}']"));

        var added = await SendAsync(editor, desk, First, ("text", "The year was wrong."), ("place", "Top"), ("step", "Save"));
        Assert.Contains("Readers see it now", added.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The year was wrong.", (await reader.ReadPageAsync(page)).QuerySelector("header .correction .typed")!.TextContent);
        Assert.Equal(site.Clock.Now, (await site.ArticleAsync(article.Code)).UpdatedAt); // ticked, unless the editor says no

        await SendAsync(editor, desk, Known, ("text", "The year was 2024."), ("kind", "Clarification"), ("place", "Bottom"), ("step", "Save"));
        Assert.Equal("The year was 2024.", (await reader.ReadPageAsync(page)).QuerySelector(".body ~ .correction .typed")!.TextContent);
        Assert.Contains("The year was 2024.", await editor.TextAsync($"/admin/articles/{article.Code}/preview"), StringComparison.Ordinal);

        var removed = await SendAsync(editor, desk, Known, ("step", "Remove"));
        Assert.Empty((await reader.ReadPageAsync(page)).QuerySelectorAll(".correction"));
        Assert.NotNull(removed.QuerySelector("[role=status] form button"));
        var done = desk + $"?done={await site.ReadAsync(db => db.Corrections.Select(c => c.Id).SingleAsync())}";
        await SendAsync(editor, done, "[role=status] form", ("step", "PutBack"));
        Assert.Equal("The year was 2024.", (await reader.ReadPageAsync(page)).QuerySelector(".correction .typed")!.TextContent);

        // Later as well, when the notice is gone.
        await SendAsync(editor, desk, Known, ("step", "Remove"));
        await SendAsync(editor, desk, ".removed form", ("step", "PutBack"));
        Assert.Single((await reader.ReadPageAsync("/corrections")).QuerySelectorAll(".corrections > li"));
    }

    [Fact]
    public async Task Unticked_the_article_is_not_called_updated()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var article = await site.FileAsync("The figures", isPublished: true);
        await SendAsync(editor, $"/admin/articles/{article.Code}/corrections", First, ("text", "The year was wrong."), ("substantive", null), ("step", "Save"));
        Assert.Null((await site.ArticleAsync(article.Code)).UpdatedAt);
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_what_was_typed()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var article = await site.FileAsync("The figures", isPublished: true);
        var desk = $"/admin/articles/{article.Code}/corrections";
        var typed = new string('x', Correction.MaxTextLength + 1);
        using var answer = await editor.PostFormAsync(desk, [("text", typed), ("kind", "Clarification"), ("step", "Save")], First);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        var field = page.QuerySelector($"{First} textarea")!;
        Assert.Equal((typed, "true"), (field.TextContent.Trim(), field.GetAttribute("aria-invalid")));
        Assert.Contains("1000", page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#" + field.Id, page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        Assert.Equal("Clarification", page.QuerySelector($"{First} option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await site.ReadAsync(db => db.Corrections.CountAsync()));
        using var nonsense = await editor.PostFormAsync(desk, [("text", "x"), ("kind", "7"), ("step", "Save")], First);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task Two_editors_of_one_wording_lose_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var other = await site.SignInAsync(StaffRole.Administrator);
        var article = await site.FileAsync("The figures", isPublished: true);
        var desk = $"/admin/articles/{article.Code}/corrections";
        await SendAsync(editor, desk, First, ("text", "The year was wrong."), ("step", "Save"));
        await SendAsync(other, desk, Known, ("text", "By the other."), ("step", "Save"));

        using var answer = await editor.PostFormAsync(desk, [("text", "By me."), ("version", "1"), ("step", "Save")], Known);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains("By the other.", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("By me.", page.QuerySelector($"{Known} textarea")!.TextContent.Trim());
        Assert.Equal("2", page.QuerySelector($"{Known} input[name=version]")!.GetAttribute("value"));
        Assert.Equal("By the other.", await site.ReadAsync(db => db.Corrections.Select(c => c.Text).SingleAsync()));
    }

    [Fact]
    public async Task What_nobody_could_read_is_not_corrected()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var article = await site.FileAsync("The figures", isPublished: false);
        var desk = $"/admin/articles/{article.Code}/corrections";
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{article.Code}")).QuerySelector($"a[href='{desk}']"));
        var page = await editor.ReadPageAsync(desk);
        Assert.Null(page.QuerySelector(First));
        Assert.NotNull(page.QuerySelector(".empty"));
        using var answer = await editor.PostFormAsync(desk, [("text", "The year was wrong."), ("step", "Save")], "header form", to: desk);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await site.ReadAsync(db => db.Corrections.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/admin/articles/zzzzzzz/corrections"));
    }

    private static async Task<IDocument> SendAsync(HttpClient staff, string address, string form, params (string Field, string? Value)[] changes)
    {
        using var answer = await staff.PostFormAsync(address, changes, form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await staff.ReadPageAsync(answer.Headers.Location!.OriginalString);
    }
}
