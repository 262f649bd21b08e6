using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin.Pictures;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>P35: who was slower sees all that differs, and overwrites only what they changed by looking at it.</summary>
public sealed class ConflictTests
{
    [Fact]
    public async Task Every_field_that_saving_would_write_over_is_shown()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Shared", "save", ("topics", "Roads"), ("guests", "Sima"));
        var stale = await FormAsync(editor, code);
        (await editor.EditAsync(code, "save", ("topics", "Roads, Bridges"), ("guests", "Farid"), ("section", "afghanistan"), ("searchTitle", "For engines"), ("publishAt", "2030-01-02T03:04"))).Dispose();

        var page = await PostAsync(editor, code, stale, ("headline", "Typed"));
        Assert.Equal(
            ["Headline", "Section", "Topics", "Guests", "Time of publication", "Title for search engines"],
            page.QuerySelectorAll(".conflict .changes").Select(c => c.GetAttribute("aria-label")));
        Assert.Contains("2030-01-02 03:04", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Sima", ((IHtmlInputElement)page.QuerySelector("#guests")!).Value); // typed is typed
    }

    [Fact]
    public async Task A_picture_that_was_changed_meanwhile_does_not_come_back_with_an_older_form()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var (face, blurred, own) = (await site.StorePictureAsync("face.jpg", width: 80), await site.StorePictureAsync("blurred.jpg", width: 90), await site.StorePictureAsync("own.jpg", width: 100));
        var code = await editor.WriteArticleAsync("Shared", "save", ("picture", face.Key), ("alt", "A face"));
        var stale = await FormAsync(editor, code);
        (await editor.EditAsync(code, "save", ("picture", blurred.Key), ("alt", "Nobody to be known"))).Dispose();

        var page = await PostAsync(editor, code, stale, ("headline", "Typed"));
        Assert.Equal((blurred.Key, "Nobody to be known"), (Value(page, "[name=picture]"), Value(page, "#alt")));
        Assert.Contains(blurred.Key, page.QuerySelector(".conflict figure img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("A face", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal); // nothing typed is out of sight
        Assert.Equal("Typed", Value(page, "#headline"));
        using var saved = await editor.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(Forms.Fields(Form(page)).Select(f => KeyValuePair.Create(f.Field, f.Value))));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(("Typed", blurred.Key), ((await site.ArticleAsync(code)).Headline, (await site.ArticleAsync(code)).Lead!.MediaFile.Key));

        // Who chose another one meanwhile keeps it, and sees the saved one beside it.
        var chosen = await PostAsync(editor, code, stale, ("picture", own.Key), ("alt", "Mine"));
        Assert.Equal((own.Key, "Mine"), (Value(chosen, "[name=picture]"), Value(chosen, "#alt")));
        Assert.Contains(blurred.Key, chosen.QuerySelector(".conflict figure img")!.GetAttribute("src"), StringComparison.Ordinal);

        // The control: where nobody touched the picture, nothing is said of it.
        var again = await FormAsync(editor, code);
        (await editor.EditAsync(code, "save", ("summary", "Another."))).Dispose();
        Assert.Null((await PostAsync(editor, code, again, ("headline", "Typed again"))).QuerySelector(".conflict figure"));
    }

    [Fact]
    public async Task A_picture_that_was_taken_away_meanwhile_does_not_come_back_either()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var face = await site.StorePictureAsync("face.jpg", width: 80);
        var code = await editor.WriteArticleAsync("Shared", "save", ("picture", face.Key), ("alt", "A face"));
        var stale = await FormAsync(editor, code);
        (await editor.EditAsync(code, "save", ("dropPicture", "true"))).Dispose();
        var page = await PostAsync(editor, code, stale, ("headline", "Typed"));
        Assert.Null(page.QuerySelector("[name=picture]"));
        Assert.Contains("taken away", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> FormAsync(HttpClient staff, string code) =>
        Forms.Fields(Form(await staff.ReadPageAsync($"/admin/articles/{code}"))).ToDictionary(f => f.Field, f => f.Value);

    private static async Task<IDocument> PostAsync(HttpClient staff, string code, Dictionary<string, string> stale, params (string Field, string Value)[] typed)
    {
        var form = new Dictionary<string, string>(stale);
        foreach (var (field, value) in typed) form[field] = value;
        using var answer = await staff.PostAsync($"/admin/articles/{code}", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return await TestSite.ReadPageAsync(answer);
    }

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.writing")!;

    private static string Value(IDocument page, string field) => ((IHtmlInputElement)page.QuerySelector($"form.writing {field}")!).Value;
}
