using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Articles;

public sealed class ShowTests
{
    private const string Provided = "/articles/russia-claims-us-interference";

    [Fact]
    public async Task The_provided_article_reads_as_its_file_does()
    {
        using var site = await TestSite.StartAsync();
        using var answer = await site.Client().GetAsync(Provided);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);

        var file = await File.ReadAllTextAsync(Path.Combine(SeededPaper.Repository, "content/articles/2024/russia-claims-us-interference.md"));
        var paragraphs = file.Split("\n---\n", 2)[1].Trim().Split("\n\n");
        Assert.Equal(8, paragraphs.Length);
        Assert.Equal(paragraphs, page.QuerySelectorAll(".body > p").Select(p => p.TextContent));
        Assert.Equal("Russia Claims US Interference in Afghanistan’s Fragile Stability", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task More_on_a_story_is_what_else_its_topics_have_newest_first()
    {
        using var site = await TestSite.StartAsync();
        Topic? topic = null;
        Topic? other = null;
        for (var i = 0; i < 6; i++)
        {
            var age = i;
            await site.FileAsync($"Flood {i}", change: (a, db) =>
            {
                topic ??= db.Topics.Add(new Topic { Edition = "en", Name = "Floods", Slug = "floods" }).Entity;
                if (topic.Id != 0) db.Attach(topic);
                other ??= db.Topics.Add(new Topic { Edition = "en", Name = "Herat", Slug = "herat" }).Entity;
                if (other.Id != 0) db.Attach(other);
                a.SetTopics(age == 1 ? [other, topic] : age == 4 ? [other] : [topic]);
                a.Publish(site.Clock.Now.AddHours(age == 5 ? 1 : -1 - age)); // the last is only due
            });
        }
        using var client = site.Client();
        Assert.Equal(["/articles/flood-0", "/articles/flood-2", "/articles/flood-3"], await MoreAsync("flood-1"));
        Assert.Equal(["/articles/flood-1"], await MoreAsync("flood-4"));
        Assert.Empty((await client.ReadPageAsync((await site.FileAsync("Alone", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)))).Path.Insert(0, "/"))).QuerySelectorAll(".more"));

        async Task<IEnumerable<string?>> MoreAsync(string slug) => (await client.ReadPageAsync($"/articles/{slug}")).QuerySelectorAll(".more a").Select(a => a.GetAttribute("href"));
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(1_200, 4)]
    public async Task A_long_piece_has_a_table_of_contents_and_says_how_long_it_takes(int words, int headings)
    {
        using var site = await TestSite.StartAsync();
        var body = string.Concat(Enumerable.Range(1, 4).Select(i => $"## Part {i}\n\n{string.Join(' ', Enumerable.Repeat("word", words / 4))}\n\n"));
        await site.FileAsync("Long", body, change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        var page = await site.Client().ReadPageAsync("/articles/long");
        Assert.Equal(headings, page.QuerySelectorAll(".toc a").Length);
        Assert.All(page.QuerySelectorAll(".toc a"), a => Assert.Equal(a.TextContent, page.GetElementById(a.GetAttribute("href")![1..])!.TextContent));
        Assert.Contains(words == 300 ? "2 minutes to read" : "6 minutes to read", page.QuerySelector(".dateline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "", "No comments yet")]
    [InlineData("fa-AF", "/fa", "هنوز دیدگاهی نیست")]
    [InlineData("ps", "/ps", "لا تبصره نشته")]
    public async Task Without_comments_it_says_so_in_words(string edition, string prefix, string words)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.FileAsync("Quiet", edition: edition, change: (article, _) => article.Publish(site.Clock.Now.AddHours(-1)));
        Assert.StartsWith(words, (await client.ReadPageAsync(prefix + "/articles/quiet")).QuerySelector("#comments .hint")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Comments on this article are closed.")]
    [InlineData("Off", "This paper takes no comments at the moment.")]
    public async Task Closed_comments_cannot_be_answered(string moderation, string why)
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", moderation));
        using var client = site.Client();
        long id = 0;
        await site.WriteAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => a.Slug == "russia-claims-us-interference");
            if (moderation.Length == 0) article.Comments = CommentsRule.Closed;
            var comment = db.Comments.Add(Comment.Write(article.Id, null, "Omid", "Stays readable.", "screening.all", site.Clock.Now)).Entity;
            comment.Approve(site.Clock.Now);
            await db.SaveChangesAsync();
            id = comment.Id;
        });
        var page = await client.ReadPageAsync(Provided);
        Assert.Equal((1, 0, 0), (page.QuerySelectorAll($"#comment-{id}").Length, page.QuerySelectorAll("a.reply:not([href$='/report'])").Length, page.QuerySelectorAll("main form").Length));
        page = await client.ReadPageAsync($"{Provided}/comments/{id}");
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal(why, page.QuerySelector("main .notice")!.TextContent);

        // The control: open, it can be answered.
        using var open = await TestSite.StartAsync();
        await open.WriteAsync(async db => db.Comments.Add(Comment.Write(await db.Articles.Where(a => a.Slug == "russia-claims-us-interference").Select(a => a.Id).SingleAsync(), null, null, "Open.", "screening.all", open.Clock.Now)).Entity.Approve(open.Clock.Now));
        var reply = (await open.Client().ReadPageAsync(Provided)).QuerySelector("a.reply")!.GetAttribute("href")!;
        Assert.NotNull((await open.Client().ReadPageAsync(reply)).QuerySelector("#comment-form"));
    }

    [Fact]
    public async Task A_short_address_is_read_as_it_is_typed()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        const string Code = "0a1bc10";
        await site.WriteAsync(db =>
        {
            var article = new Article { Code = Code, Edition = "en", Headline = "Short", Story = new Story { Key = Code } };
            article.Rename("short");
            article.Publish(site.Clock.Now.AddHours(-1));
            db.Articles.Add(article);
            return Task.CompletedTask;
        });
        foreach (var typed in new[] { Code, "0A1BC10", "oA1bc1O", "0aIbcl0", "0aLbci0" })
        {
            using var answer = await client.GetAsync("/a/" + typed);
            Assert.Equal((typed, HttpStatusCode.MovedPermanently, "/articles/short"), (typed, answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/a/0a1bc11"));
    }

    [Fact]
    public async Task Everything_of_the_provided_page_is_there_in_its_order()
    {
        using var site = await TestSite.StartAsync();
        var page = await TestSite.ReadPageAsync(await site.Client().GetAsync(Provided));
        var skip = page.QuerySelector("a.skip")!;
        Assert.Equal(("Skip to main content", "#main"), (skip.TextContent, skip.GetAttribute("href")));
        Assert.Equal(("تصویر بندانگشتی", "fa-AF"), (page.QuerySelector(".lead-picture img")!.GetAttribute("alt"), page.QuerySelector(".lead-picture img")!.GetAttribute("lang")));
        Assert.Contains("Latest news", page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.DoesNotContain(page.QuerySelectorAll(".beside a"), a => a.GetAttribute("href") == Provided);

        var order = new[] { "h1", ".story .summary", ".lead-picture", ".body", "#share", "#comments-title" }.Select(s => page.QuerySelector(s)!).ToList();
        for (var i = 1; i < order.Count; i++) Assert.True(order[i - 1].CompareDocumentPosition(order[i]).HasFlag(DocumentPositions.Following));
        Assert.Equal(("Share this post", "Comment this post"), (order[4].TextContent, order[5].TextContent));
    }
}
