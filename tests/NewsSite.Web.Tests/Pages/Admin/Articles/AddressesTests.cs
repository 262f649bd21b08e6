using System.Net;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

public sealed class AddressesTests
{
    [Fact]
    public async Task Old_addresses_lead_on_until_they_are_deleted()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var code = await editor.WriteArticleAsync("First name", "publish");
        await editor.EditAsync(code, "save", ("slug", "second-name"));
        using var moved = await reader.GetAsync("/articles/first-name");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/articles/second-name"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
        Assert.Contains("first-name", (await editor.ReadPageAsync($"/admin/articles/{code}/addresses")).QuerySelector(".addresses")!.TextContent, StringComparison.Ordinal);
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/addresses", []);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync("/articles/first-name"));
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("/articles/second-name"));
    }

    [Fact]
    public async Task Where_another_article_takes_an_old_address_it_wins_and_the_editor_is_told()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var old = await editor.WriteArticleAsync("Flood in Herat", "publish");
        await editor.EditAsync(old, "save", ("slug", "flood-of-spring"));
        var young = await editor.WriteArticleAsync("A new flood", "publish", ("slug", "flood-in-herat"));
        Assert.Equal("A new flood", (await reader.ReadPageAsync("/articles/flood-in-herat")).QuerySelector("h1")!.TextContent);
        Assert.Contains("Flood in Herat", (await editor.ReadPageAsync($"/admin/articles/{young}")).QuerySelector("#slug-hint")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A new flood", (await editor.ReadPageAsync($"/admin/articles/{old}/addresses")).QuerySelector(".addresses")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("A new flood", (await editor.ReadPageAsync($"/admin/articles/{old}")).QuerySelector("#slug-hint")!.ParentElement!.TextContent, StringComparison.Ordinal); // control

        // Once it is gone from there, the old address leads to the first one again.
        await editor.EditAsync(young, "unpublish", ("slug", "another-flood"));
        Assert.Equal(HttpStatusCode.MovedPermanently, await reader.StatusAsync("/articles/flood-in-herat"));
    }

    [Fact]
    public async Task Updated_is_said_only_where_an_editor_marks_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story", "publish");
        site.Clock.Now = site.Clock.Now.AddMinutes(5);
        await editor.EditAsync(code, "save", ("body", "A comma moved."));
        Assert.Null((await site.ArticleAsync(code)).UpdatedAt);
        await editor.EditAsync(code, "save", ("body", "Four were found, not three."), ("substantive", "true"));
        Assert.Equal(site.Clock.Now, (await site.ArticleAsync(code)).UpdatedAt);
    }
}
