using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Pictures;

/// <summary>The desk's library of pictures over HTTP.</summary>
public sealed class LibraryTests
{
    [Fact]
    public async Task Several_pictures_are_sent_at_once_and_each_that_is_refused_is_named_with_its_reason()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var answer = await reporter.SendAsync("/admin/pictures",
            ("first.jpg", TestPictures.Jpeg(50, 40)), ("drawing.svg", "<svg onload=alert(1)>"u8.ToArray()), ("../../second.jpg", TestPictures.Jpeg(60, 40)), ("<b>bomb.png", TestPictures.PngThatClaims(50_000, 50_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        var refused = page.QuerySelectorAll("[role=alert] li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, refused.Count);
        Assert.StartsWith("drawing.svg Only JPEG, PNG and WebP", refused[0], StringComparison.Ordinal);
        Assert.StartsWith("<b>bomb.png", refused[1], StringComparison.Ordinal);
        Assert.Contains("2 pictures", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["second.jpg", "first.jpg"], page.QuerySelectorAll(".library .file").Take(2).Select(f => f.TextContent.Trim()));
        var me = await site.StaffIdAsync(StaffRole.Reporter);
        Assert.Equal([me, me], await site.ReadAsync(db => db.PictureNotes.Where(n => n.AddedById != null).Select(n => n.AddedById!.Value).ToListAsync()));
        Assert.Equal(2, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.PictureAdded && e.ById == me)));
    }

    [Fact]
    public async Task No_file_and_too_many_files_are_answered_with_a_sentence()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var before = await site.ReadAsync(db => db.MediaFiles.CountAsync());
        using var none = await editor.PostFormAsync("/admin/pictures", [], "form.send");
        Assert.Equal("No file was chosen.", (await TestSite.ReadPageAsync(none)).QuerySelector("[role=alert] li")!.TextContent.Trim());
        using var many = await editor.SendAsync("/admin/pictures", [.. Enumerable.Range(0, 21).Select(i => ($"{i}.jpg", TestPictures.Jpeg(20 + i, 10)))]);
        Assert.StartsWith("20.jpg", Assert.Single((await TestSite.ReadPageAsync(many)).QuerySelectorAll("[role=alert] li")).TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(before + 20, await site.ReadAsync(db => db.MediaFiles.CountAsync()));
    }

    [Fact]
    public async Task The_library_is_searched_paged_and_says_when_it_is_empty()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        Assert.Contains("minsk-conference.jpg", (await editor.ReadPageAsync("/admin/pictures?q=minsk")).QuerySelector(".library")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("No picture is like that.", (await editor.ReadPageAsync("/admin/pictures?q=qqqq")).QuerySelector(".empty p")!.TextContent);
        foreach (var address in (string[])["/admin/pictures?before=x", "/admin/pictures?for=x", "/admin/pictures/0123456789abcdefghjkmnpqrs"]) Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync(address));

        for (var i = 0; i < 25; i++) await site.StorePictureAsync($"xylophone-{i}.jpg", 20 + i);
        var first = await editor.ReadPageAsync("/admin/pictures?q=xylophone");
        var second = await editor.ReadPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal((24, "xylophone-0.jpg"), (first.QuerySelectorAll(".tile").Length, Assert.Single(second.QuerySelectorAll(".tile .file")).TextContent.Trim()));
    }

    [Fact]
    public async Task What_is_noted_is_saved_and_two_at_once_lose_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var address = $"/admin/pictures/{(await site.StorePictureAsync()).Key}";
        using var saved = await editor.PostFormAsync(address, [("alt", "  A bridge\u202e in snow "), ("credit", "Zamani"), ("lang", "en")], "form.sheet");
        Assert.Equal($"{address}?saved=1", saved.Headers.Location!.OriginalString);
        var page = await editor.ReadPageAsync(address);
        Assert.Equal("A bridge in snow", page.QuerySelector("#alt")!.GetAttribute("value"));

        using var late = await editor.PostFormAsync(address, [("alt", "Of one who came late"), ("version", "0")], "form.sheet");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var conflict = await TestSite.ReadPageAsync(late);
        Assert.Equal(("A bridge in snow", "Of one who came late"), (conflict.QuerySelector(".conflict dd")!.TextContent, conflict.QuerySelector("#alt")!.GetAttribute("value")));
        Assert.Equal("A bridge in snow", await site.ReadAsync(db => db.PictureNotes.Where(n => n.Alt != "" && n.MediaFile.Name == "bridge.jpg").Select(n => n.Alt).SingleAsync()));

        // Sent again, it has seen the other.
        using var again = await editor.PostAsync(address, new FormUrlEncodedContent(Forms.Fields(conflict.QuerySelector<IHtmlFormElement>("form.sheet")!).Select(f => KeyValuePair.Create(f.Field, f.Value))));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Theory]
    [InlineData("focusX", "101")]
    [InlineData("focusX", "x")]
    [InlineData("focusX", "1.5")]
    [InlineData("focusX", "")]
    [InlineData("alt", "long")]
    [InlineData("lang", "xx")]
    public async Task What_is_wrong_is_said_and_what_was_typed_comes_back(string field, string value)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var address = $"/admin/pictures/{(await site.StorePictureAsync()).Key}";
        if (value == "long") value = new string('a', LeadPicture.MaxAltLength + 1);
        using var answer = await editor.PostFormAsync(address, [("alt", "A bridge"), ("focusX", "50"), ("focusY", "50"), (field, value)], "form.sheet");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.NotNull(page.QuerySelector($"#fault-{field}"));
        if (field != "lang") Assert.Equal(value, page.QuerySelector($"#{field}")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await site.ReadAsync(db => db.PictureNotes.Where(n => n.MediaFile.Name == "bridge.jpg").Select(n => n.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_picture_in_use_is_kept_and_an_unused_one_goes()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var media = await site.StorePictureAsync();
        var address = $"/admin/pictures/{media.Key}";
        var open = await editor.ReadPageAsync(address); // someone looks at it
        var article = await site.ShowAsync(media, isPublished: true);
        using var kept = await editor.PostAsync(address, new FormUrlEncodedContent([.. Forms.Fields(open.QuerySelector<IHtmlFormElement>(".fold form")!).Select(f => KeyValuePair.Create(f.Field, f.Value)), KeyValuePair.Create("step", "delete")]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        var page = await TestSite.ReadPageAsync(kept);
        Assert.Contains("stays", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".fold form"));
        Assert.Equal($"/admin/articles/{article.Code}", page.QuerySelector(".points a")!.GetAttribute("href"));

        var unused = await site.StorePictureAsync("unused.jpg", 70);
        using var gone = await editor.PostFormAsync($"/admin/pictures/{unused.Key}", [("step", "delete")], ".fold form");
        Assert.Equal("/admin/pictures?deleted=1", gone.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync($"/admin/pictures/{unused.Key}"));
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync($"/media/{MediaFile.FileName(unused.Key, 70, "jpg")}"));
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.PictureDeleted && e.AboutId == unused.Id)));
        Assert.Contains("deleted a picture", (await editor.ReadPageAsync("/admin/log")).QuerySelector(".log")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_learns_how_many_articles_show_a_picture_and_nothing_of_those_of_others()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var media = await site.StorePictureAsync();
        await site.ShowAsync(media, isPublished: false, "A secret draft");
        var published = await site.ShowAsync(media, isPublished: true, "In the paper");
        var page = await reporter.ReadPageAsync($"/admin/pictures/{media.Key}");
        Assert.Contains("In 2 articles", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret draft", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/{published.Path}", Assert.Single(page.QuerySelectorAll(".points a")).GetAttribute("href"));
        Assert.Null(page.QuerySelector("#alt")); // someone else's
        using var editor = await site.SignInAsync(StaffRole.Editor);
        Assert.Contains("A secret draft", (await editor.ReadPageAsync($"/admin/pictures/{media.Key}")).Body!.TextContent, StringComparison.Ordinal); // control
    }
}
