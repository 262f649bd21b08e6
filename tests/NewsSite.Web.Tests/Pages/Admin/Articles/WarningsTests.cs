using System.Net;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin.Pictures;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

public sealed class WarningsTests
{
    [Fact]
    public async Task What_is_odd_stands_in_the_way_of_publishing_once()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var first = await editor.PostFormAsync("/admin/articles/new", [("headline", "Odd"), ("body", "A [link](htp://example.org)."), ("step", "publish")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        var page = await TestSite.ReadPageAsync(first);
        Assert.Contains("htp://example.org", page.QuerySelector(".error li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("desk.warning.link=htp%3A%2F%2Fexample.org", page.QuerySelector("input[name=warned]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, await site.Client().StatusAsync("/articles/odd"));

        using var second = await editor.PostFormAsync("/admin/articles/new", [("headline", "Odd"), ("body", "A [link](htp://example.org)."), ("step", "publish"), ("warned", "desk.warning.link=htp%3A%2F%2Fexample.org")], "form.writing");
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await site.Client().StatusAsync("/articles/odd"));
    }

    [Fact]
    public async Task What_was_warned_of_lets_no_other_through()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var first = await editor.PostFormAsync("/admin/articles/new", [("headline", "Odd"), ("body", "[a](htp://one.example) [b](htp://two.example) [دری](lang:fa-AF)"), ("step", "publish")], "form.writing");
        var page = await TestSite.ReadPageAsync(first);
        Assert.Equal(2, page.QuerySelectorAll(".error li").Length);
        var warned = page.QuerySelector("input[name=warned]")!.GetAttribute("value");
        using var other = await editor.PostFormAsync("/admin/articles/new", [("headline", "Odd"), ("body", "[a](htp://one.example) [c](htp://three.example)"), ("step", "publish"), ("warned", warned)], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task Two_spellings_of_one_new_topic_are_one()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("برف", "save", ("edition", "fa-AF"), ("topics", "كابلستان، کابلستان"));
        Assert.Single((await site.ArticleAsync(code)).Topics);
    }

    [Fact]
    public async Task Mending_leaves_addresses_pictures_and_words_of_other_languages()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        const string Kept = "[پیوند](https://ar.wikipedia.org/wiki/كابل) [ښاري خبر](lang:ps)";
        var code = await editor.WriteArticleAsync("خبر", "save", ("edition", "fa-AF"), ("body", $"متن دري. {Kept}"), ("caption", "دري"), ("alt", "ښاري"), ("altLang", "ps"), ("picture", (await site.StorePictureAsync(width: 84)).Key));
        (await editor.EditAsync(code, "mend")).Dispose();
        Assert.Equal(("ښاري", "دری"), ((await site.ArticleAsync(code)).Lead!.Alt, (await site.ArticleAsync(code)).Lead!.Caption));
        Assert.Equal($"متن دری. {Kept}", (await site.ArticleAsync(code)).Body);
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector(".warnings"));
    }

    [Fact]
    public async Task A_picture_that_is_not_there_is_told_before_readers_miss_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        await site.StorePictureAsync("bridge.jpg", width: 80);
        await editor.WriteArticleAsync("There", "publish", ("body", "![A bridge](bridge.jpg)")); // the control: no word of it
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", "Not there"), ("body", "![A bridge](bridge.jpg)\n\n![A road](raod.jpg)"), ("step", "publish")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("raod.jpg", Assert.Single((await TestSite.ReadPageAsync(answer)).QuerySelectorAll(".error li")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dari_is_mended_where_the_editor_says_so()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("خبر كابل", "save", ("edition", "fa-AF"), ("body", "این متن دري است."), ("topics", "كابل"));
        Assert.Equal("این متن دري است.", (await site.ArticleAsync(code)).Body); // nothing is rewritten by itself
        Assert.NotNull((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("button[value=mend]"));
        using var answer = await editor.EditAsync(code, "mend");
        var article = await site.ArticleAsync(code);
        Assert.Equal(("خبر کابل", "این متن دری است."), (article.Headline, article.Body));
        Assert.Equal("کابل", (await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("#topics")!.GetAttribute("value"));
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector(".warnings"));
    }

    [Fact]
    public async Task Pashto_is_left_as_it_is()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("ښاري خبر", "publish", ("edition", "ps"), ("body", "دا متن دي."));
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector(".warnings"));
    }
}
