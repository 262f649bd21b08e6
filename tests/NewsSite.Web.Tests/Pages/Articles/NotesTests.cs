using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Articles;

/// <summary>What is counted on an article's page is in the digits of its edition.</summary>
public sealed class NotesTests
{
    [Theory]
    [InlineData("en", "/articles/", "1", "↩", "0123456789")]
    [InlineData("fa-AF", "/fa/articles/", "۱", "↪", "۰۱۲۳۴۵۶۷۸۹")]
    public async Task Footnotes_and_the_room_that_is_left(string edition, string path, string number, string arrow, string digits)
    {
        using var site = await TestSite.StartAsync();
        await site.WriteAsync(db =>
        {
            var article = new Model.Article { Code = "notes01", Edition = edition, Headline = "Notes", Story = new Model.Story { Key = "notes" } };
            article.Rename("with-notes");
            article.Write("x", ArticleMarkdown.Render("Kabul[^a].\n\n[^a]: A note.", _ => null), []);
            article.Publish(site.Clock.Now.AddDays(-1));
            db.Articles.Add(article);
            return Task.CompletedTask;
        });
        var page = await site.Client().ReadPageAsync(path + "with-notes");
        Assert.Equal((number, arrow), (page.QuerySelector("a.footnote-ref sup")!.TextContent, page.QuerySelector("a.footnote-back-ref")!.TextContent));
        Assert.NotEmpty(page.QuerySelector("a.footnote-back-ref")!.GetAttribute("aria-label")!);
        Assert.Equal(digits, page.QuerySelector("#comment-form")!.GetAttribute("data-digits"));
        Assert.False(page.QuerySelector("#comment-text")!.HasAttribute("maxlength"), "what is pasted would be cut without a word");
    }

    /// <summary>Search engines are led to no page on which nothing stands.</summary>
    [Fact]
    public async Task An_empty_section_is_no_version_of_a_full_one()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        Assert.Empty((await client.ReadPageAsync("/fa/sections/afghanistan")).QuerySelectorAll("link[hreflang]"));
        Assert.NotEmpty((await client.ReadPageAsync("/fa/sections/about-this-paper")).QuerySelectorAll("link[hreflang]")); // control
    }
}
