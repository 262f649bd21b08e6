using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Pictures;

/// <summary>An article takes a picture of the library, without script and without losing a letter.</summary>
public sealed class ChoosingTests
{
    [Theory]
    [InlineData("new")]
    [InlineData("known")]
    public async Task What_was_typed_comes_back_with_the_picture_and_its_words(string which)
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var media = await site.StorePictureAsync();
        await site.DescribeAsync(media, "A bridge in snow", "The Salang road", "Zamani");
        var address = "/admin/articles/" + (which == "new" ? "new" : await reporter.WriteArticleAsync("Known"));
        using var left = await reporter.PostFormAsync(address, [("headline", "Half a headl"), ("body", "Typed, *not* saved."), ("topics", "snow"), ("step", "choose")], "form.writing");
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        var library = await reporter.ReadPageAsync(left.Headers.Location!.OriginalString);
        var back = library.QuerySelectorAll(".tile a").Single(a => a.TextContent.Contains("bridge.jpg", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.StartsWith(address + "?kept=", back, StringComparison.Ordinal);

        var page = await reporter.ReadPageAsync(back);
        Assert.Equal(("Half a headl", "Typed, *not* saved.", "snow"), (Value("#headline"), page.QuerySelector("#body")!.TextContent, Value("#topics")));
        Assert.Equal((media.Key, "A bridge in snow", "The Salang road", "Zamani"), (Value("[name=picture]"), Value("#alt"), Value("#caption"), Value("#credit")));
        using var saved = await reporter.PostFormAsync(back, [("step", "save")], "form.writing", to: address);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var article = await site.ArticleAsync(saved.Headers.Location!.OriginalString.Split('/', '?')[3]);
        Assert.Equal((media.Key, "A bridge in snow", "Half a headl"), (article.Lead!.MediaFile.Key, article.Lead.Alt, article.Headline));

        await site.DescribeAsync(media, "Other words");
        Assert.Equal("A bridge in snow", (await site.ArticleAsync(article.Code)).Lead!.Alt); // the article keeps its own

        string? Value(string field) => page.QuerySelector(field)!.GetAttribute("value");
    }

    [Fact]
    public async Task Words_that_were_typed_stay_unless_they_were_of_another_picture()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var first = await site.StorePictureAsync("first.jpg", 60);
        var second = await site.StorePictureAsync("second.jpg", 70);
        await site.DescribeAsync(first, "Of the library", "", "Zamani");
        var code = await editor.WriteArticleAsync("With words", more: [("alt", "Typed before")]);
        using (var kept = await editor.EditAsync(code, "choose", ("alt", "Typed before"))) Assert.Equal($"/admin/pictures?for={code}", kept.Headers.Location!.OriginalString);
        var page = await editor.ReadPageAsync($"/admin/articles/{code}?kept={code}&picture={first.Key}");
        Assert.Equal(("Typed before", "Zamani"), (page.QuerySelector("#alt")!.GetAttribute("value"), page.QuerySelector("#credit")!.GetAttribute("value")));
        using var saved = await editor.PostFormAsync($"/admin/articles/{code}?kept={code}&picture={first.Key}", [("step", "save")], "form.writing", to: $"/admin/articles/{code}");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        page = await editor.ReadPageAsync($"/admin/articles/{code}?picture={second.Key}");
        Assert.Equal((second.Key, ""), (page.QuerySelector("[name=picture]")!.GetAttribute("value"), page.QuerySelector("#alt")!.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task Words_in_another_language_say_so_and_a_caption_in_it_is_not_taken()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var media = await site.StorePictureAsync();
        await site.DescribeAsync(media, "پلی در برف", "راه سالنگ", "Zamani", "fa-AF");
        var page = await editor.ReadPageAsync($"/admin/articles/new?picture={media.Key}");
        Assert.Equal(("پلی در برف", "fa-AF"), (page.QuerySelector("#alt")!.GetAttribute("value"), page.QuerySelector("#altLang option[selected]")!.GetAttribute("value")));
        Assert.Equal(("", "Zamani"), (page.QuerySelector("#caption")!.GetAttribute("value") ?? "", page.QuerySelector("#credit")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_form_that_cannot_be_kept_comes_back_and_is_not_left()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", new string('a', 5_000)), ("body", "Text"), ("step", "choose")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(5_000, (await TestSite.ReadPageAsync(answer)).QuerySelector("#headline")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task What_readers_see_teaches_the_library_and_a_draft_does_not()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var media = await site.StorePictureAsync();
        var code = await editor.WriteArticleAsync("With a picture", "save", ("picture", media.Key), ("alt", "A bridge in snow"));
        Assert.Equal("", await AltAsync());
        using var published = await editor.EditAsync(code, "publish");
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Equal("A bridge in snow", await AltAsync());

        Task<string> AltAsync() => site.ReadAsync(db => db.PictureNotes.Where(n => n.MediaFileId == media.Id).Select(n => n.Alt).SingleAsync());
    }
}
