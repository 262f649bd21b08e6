using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Accessibility;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>An article with thousands of comments is as light as any other, and as plain to read. In a paper of its own: what others write there has a weight.</summary>
public sealed partial class ThousandsTests(OpenPaper paper) : IClassFixture<OpenPaper>
{
    private const int MostBytes = 14 * 1024;
    private const int Comments = 5_000;
    private const int Letters = 120;

    [Theory, InlineData(""), InlineData("/fa"), InlineData("/ps")]
    public async Task An_article_with_5000_comments_costs_14_KB_and_breaks_no_rule(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        var slug = await CrowdAsync(ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug);
        await visit.Page.RouteAsync("**/media/**", route => route.AbortAsync());
        var wire = await Wire.WatchAsync(visit);
        await visit.Page.GotoAsync($"{prefix}/articles/{slug}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        var parts = await wire.PartsAsync();
        parts.RemoveAll(p => p.Url.Contains("/fonts/", StringComparison.Ordinal)); // as in every weight of a first view
        TestContext.Current.TestOutputHelper!.WriteLine(Wire.Tell(parts));
        var shown = await visit.Page.Locator("article.comment").CountAsync();
        Assert.InRange(shown, 5, 50);
        Assert.True(parts.Sum(p => p.Bytes) is > 5_000 and <= MostBytes, $"{shown} comments: {Wire.Tell(parts)}");
        Findings.None(await AxeTests.InEveryWayAsync(visit, $"5,000 comments in {prefix}"));

        // All the others are a link away, and no more at once than a page holds.
        await visit.Page.Locator("#comments a[rel='next'], #comments nav a").First.ClickAsync();
        Assert.Contains("comments=after-", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(50, await visit.Page.Locator("article.comment").CountAsync());
        Findings.None(await AxeTests.InEveryWayAsync(visit, $"their second page in {prefix}"));
    }

    /// <summary>A copy of the article with that many comments of its own words, in any order.</summary>
    private async Task<string> CrowdAsync(string of)
    {
        var slug = $"thousands-{of}";
        var random = new Random(5);
        await paper.Site.WriteAsync(async db =>
        {
            var like = await db.Articles.Include(a => a.Section).SingleAsync(a => a.Slug == of);
            var code = Crockford.NewCode(Article.CodeLength);
            var article = new Article { Code = code, Edition = like.Edition, Headline = like.Headline, Summary = like.Summary, Section = like.Section, Story = new Story { Key = code } };
            article.Rename(slug);
            article.Write(like.Body, ArticleMarkdown.Render(like.Body, _ => null), []);
            article.Publish(like.PublishedAt!.Value);
            db.Articles.Add(article);
            await db.SaveChangesAsync();
            var words = Words().Matches(like.Body).Select(m => m.Value).ToArray();
            for (var i = 0; i < Comments; i++)
            {
                var text = "";
                while (text.Length < Letters) text += random.GetItems(words, 1)[0] + " ";
                var comment = Comment.Write(article.Id, null, i % 3 == 0 ? null : random.GetItems(words, 1)[0], text[..Letters], "screening.first-time", paper.Site.Clock.Now);
                comment.Approve(paper.Site.Clock.Now);
                db.Comments.Add(comment);
            }
        });
        return slug;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
