using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>What may have been meant: from every keyboard, spelled as the paper spells it.</summary>
public sealed class SuggestWordsTests
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["en"] = "The government of the province answered the journalists. Careful drivers have a new car. It snowed on 1500 houses.",
        ["fa-AF"] = "رسانه‌های آزاد از آینده می‌گویند. دانشجویان پوهنتون کابل با مسؤولان دیدند.",
        ["ps"] = "پښتو ژبه په ښوونځي کې زده کېږي. ورځپاڼې ګټور خبرونه لري.",
    };

    [Theory]
    [InlineData("en", "goverment", "government")]
    [InlineData("en", "jurnalists", "journalists")]
    [InlineData("en", "ansvered", "answered")]
    [InlineData("en", "provinse government", "province government")]
    [InlineData("en", "\"goverment\"", "\"government\"")]
    [InlineData("en", "careful carr", "careful car")]
    [InlineData("en", "1000", null)]
    [InlineData("en", "xylophone", null)]
    [InlineData("fa-AF", "رساننه‌های", "رسانه‌های")]
    [InlineData("fa-AF", "ایندده", "آینده")]
    [InlineData("fa-AF", "پوهنتن", "پوهنتون")]
    [InlineData("fa-AF", "کبل", "کابل")]
    [InlineData("fa-AF", "دتنشجویان", "دانشجویان")]
    [InlineData("fa-AF", "مسوولانن", "مسؤولان")]
    [InlineData("ps", "پشتتو", "پښتو")]
    [InlineData("ps", "شوونحی", "ښوونځي")]
    [InlineData("ps", "وردپاڼې", "ورځپاڼې")]
    public async Task The_most_alike_that_the_paper_has(string language, string typed, string? meant)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.WriteAsync(db =>
        {
            foreach (var (edition, text) in Texts) db.Articles.Add(Make(newsroom, edition, text));
        });
        var findings = await newsroom.InScopeAsync(scope => scope.GetRequiredService<FindArticles>().RunAsync(new SearchFor(typed, language, language), 1, default));
        Assert.Equal((0, meant is null ? null : new Suggestion(meant, language)), (findings.Count, findings.Meant));
    }

    private static Article Make(TestNewsroom newsroom, string edition, string text)
    {
        var article = new Article { Code = "sugg" + edition[..2], Edition = edition, Story = new Story { Key = "suggest" + edition }, Headline = "1" };
        article.Rename("suggest-" + edition.ToLowerInvariant());
        article.Write("", ArticleMarkdown.Render(text, _ => null), []);
        article.Publish(newsroom.Clock.Now.AddDays(-1));
        return article;
    }
}
