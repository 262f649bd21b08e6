using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Pages.Shared;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Articles;

/// <summary>An article with more comments than a page holds.</summary>
public sealed class CommentsTests : IAsyncLifetime
{
    private const int Tops = 60;
    private readonly List<long> order = []; // thread by thread
    private long articleId;
    private TestSite site = null!;
    private HttpClient client = null!;

    /// <summary>Sixty comments, and seventy answers to the third of them that came after all.</summary>
    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        client = site.Client();
        articleId = (await site.FileAsync("Busy", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)))).Id;
        var tops = await PostAsync(articleId, null, Tops);
        var answers = await PostAsync(articleId, tops[2], 70);
        order.AddRange([.. tops.Take(3), .. answers, .. tops.Skip(3)]);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Page_after_page_shows_every_comment_once_thread_by_thread()
    {
        List<long> seen = [];
        var pages = 0;
        for (var address = "/articles/busy"; address is not null; pages++)
        {
            var page = await client.ReadPageAsync(address);
            var shown = Shown(page);
            Assert.InRange(shown.Count, 1, CommentPage.Length + 1);
            if (pages == 1) Assert.Equal(order[2], shown[0]); // what is answered stands above its answers once more
            seen.AddRange(shown.Except(seen));
            Assert.Equal(pages == 0, page.QuerySelector(".body") is not null);
            Assert.StartsWith("130 comments", page.QuerySelector("#comments .hint")!.TextContent.Trim(), StringComparison.Ordinal);
            address = page.QuerySelector("#comments a[rel=next]")?.GetAttribute("href")!;
        }
        Assert.Equal(order, seen);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task The_newest_come_one_by_one_and_say_what_they_answer()
    {
        var page = await client.ReadPageAsync("/articles/busy?comments=newest");
        var newest = order.OrderDescending().ToList();
        Assert.Equal(newest.Take(CommentPage.Length), Shown(page));
        Assert.Equal($"/articles/busy?comments=from-{order[2]}#comment-{order[2]}", page.QuerySelector($"#comment-{newest[0]} .hint a")!.GetAttribute("href"));
        var older = await client.ReadPageAsync(page.QuerySelector("#comments a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(newest.Skip(CommentPage.Length).Take(CommentPage.Length), Shown(older));
    }

    [Fact]
    public async Task A_link_to_one_comment_leads_to_the_page_that_has_it()
    {
        var last = order[^1];
        Assert.Equal(last, Shown(await client.ReadPageAsync($"/articles/busy?comments=from-{last}")).Single());
        await site.WriteAsync(async db => (await db.Comments.FindAsync(last))!.Reject(site.Clock.Now));
        Assert.Empty(Shown(await client.ReadPageAsync($"/articles/busy?comments=from-{last}"))); // its place is known, its words are gone
    }

    [Fact]
    public async Task A_receipt_leads_to_its_comment_wherever_that_stands()
    {
        var receipt = await client.CommentAsync("The last of many, and not a short one.", article: "/articles/busy");
        long id = 0;
        await site.WriteAsync(db =>
        {
            var comment = db.Comments.OrderBy(c => c.Id).Last();
            comment.Approve(site.Clock.Now);
            id = comment.Id;
            return Task.CompletedTask;
        });
        Assert.NotNull((await client.ReadPageAsync(receipt)).QuerySelector($"a[href='/articles/busy?comments=from-{id}#comment-{id}']"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("newest-1")]
    public async Task What_names_no_comment_of_the_article_is_not_there(string key) =>
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync($"/articles/busy?comments={key}"));

    [Fact]
    public async Task A_comment_of_another_article_is_no_place_here()
    {
        var other = await site.FileAsync("Other", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        var id = (await PostAsync(other.Id, null, 1))[0];
        foreach (var gone in new[] { $"after-{id}", "after-0", "from-999999" })
        {
            using var answer = await client.GetAsync($"/articles/busy?comments={gone}");
            Assert.Equal((HttpStatusCode.Found, "/articles/busy#comments"), (answer.StatusCode, answer.Headers.Location?.OriginalString)); // to those that are there
        }
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync($"/articles/other?comments=after-{id}"));
    }

    [Fact]
    public async Task Long_comments_fill_a_page_sooner()
    {
        var long1 = await site.FileAsync("Long", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        await PostAsync(long1.Id, null, 10, new string('ن', 2_990)); // 5,982 bytes each, with their numbers
        var first = await client.ReadPageAsync("/articles/long");
        Assert.Single(Shown(first)); // what fits on no one page leaves the article light
        Assert.Equal(2, Shown(await client.ReadPageAsync(first.QuerySelector("#comments a[rel=next]")!.GetAttribute("href")!)).Count);
        await PostAsync((await site.FileAsync("Longer", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)))).Id, null, 3, new string('ن', 3_000));
        Assert.Single(Shown(await client.ReadPageAsync("/articles/longer"))); // 6,002 bytes each: the first counts, too
    }

    [Fact]
    public async Task A_comment_that_comes_is_there_at_once_on_every_page()
    {
        var last = (await client.ReadPageAsync("/articles/busy")).QuerySelector("#comments a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(last));
        await PostAsync(articleId, null, 1);
        foreach (var address in new[] { "/articles/busy", last, "/articles/busy?comments=newest" })
            Assert.StartsWith("131 comments", (await client.ReadPageAsync(address)).QuerySelector("#comments .hint")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    private async Task<List<long>> PostAsync(long article, long? parent, int count, string text = "Words.")
    {
        List<Comment> made = [];
        await site.WriteAsync(db =>
        {
            for (var i = 0; i < count; i++)
            {
                var comment = Comment.Write(article, parent, "Omid", $"{text} {i}", "screening.all", site.Clock.Now);
                comment.Approve(site.Clock.Now);
                db.Comments.Add(comment);
                made.Add(comment);
            }
            return Task.CompletedTask;
        });
        return [.. made.Select(c => c.Id)];
    }

    private static List<long> Shown(IParentNode page) =>
        [.. page.QuerySelectorAll(".comment").Select(c => long.Parse(c.Id!["comment-".Length..], CultureInfo.InvariantCulture))];
}
