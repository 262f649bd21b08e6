using AngleSharp.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Articles;

/// <summary>A story in several editions: readers are led to those in which it is told, and told what a translation is worth.</summary>
public sealed class TranslationsTests
{
    private static readonly (string Edition, string Headline)[] Headlines = [("en", "Snow in the Salang"), ("fa-AF", "برف در سالنگ"), ("ps", "واوره په سالنګ کې")];

    [Fact]
    public async Task A_story_names_its_other_editions_and_links_those_that_exist()
    {
        using var site = await TestSite.StartAsync();
        await PairAsync(site);
        using var client = site.Client();
        var english = await PageAsync(client, "/articles/snow-in-the-salang");
        var also = english.QuerySelector(".also")!;
        Assert.Equal(["/fa/articles/برف-در-سالنگ"], also.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["ps"], also.QuerySelectorAll(".absent bdi").Select(b => b.GetAttribute("lang")));
        Assert.Null(english.QuerySelector(".translation"));
        Assert.Equal(["en", "fa-AF"], english.QuerySelectorAll("link[hreflang]").Select(l => l.GetAttribute("hreflang")).Where(h => h != "x-default"));
    }

    /// <summary>Who reads neither language is led to the paper's own edition where the story is told there, else to the first that tells it.</summary>
    [Theory]
    [InlineData("en", "fa-AF", "/articles/snow-in-the-salang")]
    [InlineData("fa-AF", "ps", "/fa/articles/برف-در-سالنگ")]
    public async Task There_is_one_for_all_other_languages(string first, string second, string path)
    {
        using var site = await TestSite.StartAsync();
        await PairAsync(site, editions: [first, second]);
        using var client = site.Client();
        var page = await PageAsync(client, second == "ps" ? "/ps/articles/واوره-په-سالنګ-کې" : "/fa/articles/برف-در-سالنگ");
        Assert.EndsWith(path, Uri.UnescapeDataString(page.QuerySelector("link[hreflang=x-default]")!.GetAttribute("href")!), StringComparison.Ordinal);
        Assert.Equal([first, second], page.QuerySelectorAll("link[hreflang]:not([hreflang=x-default])").Select(l => l.GetAttribute("hreflang")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_translation_says_from_what_when_and_whether_anyone_has_checked_it(bool isUnchecked)
    {
        using var site = await TestSite.StartAsync();
        await PairAsync(site, isUnchecked);
        var note = (await PageAsync(site.Client(), "/fa/articles/برف-در-سالنگ")).QuerySelector(".translation")!;
        Assert.Contains("انگلیسی", note.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-23T19:30:00Z", note.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Contains("۱۴۰۵", note.TextContent, StringComparison.Ordinal);
        Assert.Equal(isUnchecked, note.QuerySelector("strong") is not null);
    }

    [Theory]
    [InlineData(29, false, false)]
    [InlineData(31, false, true)]
    [InlineData(31, true, false)]
    public async Task Old_news_says_its_age_unless_it_does_not_age(int days, bool isEvergreen, bool isTold)
    {
        using var site = await TestSite.StartAsync();
        await site.FileAsync("Snow", change: (a, _) =>
        {
            a.Evergreen = isEvergreen;
            a.Publish(site.Clock.Now.AddDays(-days));
        });
        Assert.Equal(isTold, (await PageAsync(site.Client(), "/articles/snow")).QuerySelector(".age") is not null);
    }

    private static Task PairAsync(TestSite site, bool isUnchecked = true, string[]? editions = null) => site.WriteAsync(db =>
    {
        var story = new Story { Key = "salang" };
        foreach (var (edition, headline) in Headlines.Where(h => (editions ?? ["en", "fa-AF"]).Contains(h.Edition)))
        {
            var article = new Article { Code = "saa" + edition[..2] + "00", Edition = edition, Headline = headline, Story = story };
            article.Rename(Text.Slug.From(headline));
            article.Write("Words.", Text.ArticleMarkdown.Render("Words.", _ => null), []);
            if (edition != "en") (article.TranslatedFrom, article.TranslatedOn, article.IsTranslationUnchecked) = ("en", new DateTime(2026, 11, 23, 19, 30, 0, DateTimeKind.Utc), isUnchecked);
            article.Publish(site.Clock.Now.AddDays(-1));
            db.Articles.Add(article);
        }
        return Task.CompletedTask;
    });

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await TestSite.ReadPageAsync(answer);
    }
}
