using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

public sealed class IndexTests
{
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(5, 1, 3, 1)]
    [InlineData(60, 1, 3, 9)]
    public async Task Every_article_stands_on_the_front_page_once_however_many_there_are(int articles, int leads, int second, int latest)
    {
        using var site = await TestSite.StartAsync();
        await EmptyAsync(site);
        for (var i = 0; i < articles; i++)
        {
            var hours = i;
            await site.FileAsync($"Story {i}", change: (a, db) =>
            {
                a.Section = db.Sections.First();
                a.Publish(site.Clock.Now.AddHours(-1 - hours));
            });
        }
        var page = await site.Client().ReadPageAsync("/");
        Assert.Equal((leads, second, latest), (page.QuerySelectorAll(".lead h2 a").Length, page.QuerySelectorAll(".second .title a").Length, page.QuerySelectorAll(".front .latest li a").Length));
        var top = page.QuerySelectorAll(".lead h2 a, .second .title a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(top.Count, top.Distinct().Count());
        Assert.DoesNotContain(page.QuerySelectorAll(".front .latest li a, .band .title a").Select(a => a.GetAttribute("href")), top.Contains);
        Assert.Equal(articles == 0, page.QuerySelector(".empty") is not null);
    }

    [Fact]
    public async Task What_is_pinned_leads_and_the_newest_follow()
    {
        using var site = await TestSite.StartAsync();
        await EmptyAsync(site);
        for (var i = 0; i < 4; i++)
        {
            var age = i;
            await site.FileAsync($"Story {i}", change: (a, _) =>
            {
                if (age is 2 or 3) a.Pin();
                a.Publish(site.Clock.Now.AddHours(-1 - age));
            });
        }
        var page = await site.Client().ReadPageAsync("/");
        Assert.Equal(["Story 2", "Story 3", "Story 0", "Story 1"], page.QuerySelectorAll(".lead h2 a, .second .title a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task What_readers_write_about_is_counted_again_after_ten_minutes()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var (quiet, busy) = (await site.FileAsync("Quiet", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-2))), await site.FileAsync("Busy", change: (a, _) => a.Publish(site.Clock.Now.AddHours(-3))));
        await CommentAsync(site, quiet.Id, 1);
        await CommentAsync(site, busy.Id, 2);
        Assert.Equal(["Busy", "Quiet"], await RankedAsync(client));
        await CommentAsync(site, quiet.Id, 2);
        Assert.Equal(["Busy", "Quiet"], await RankedAsync(client)); // a comment does not make the front page anew
        site.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal(["Quiet", "Busy"], await RankedAsync(client));
    }

    private static async Task<IEnumerable<string>> RankedAsync(HttpClient client) => (await client.ReadPageAsync("/")).QuerySelectorAll(".rank a").Select(a => a.TextContent);

    private static Task CommentAsync(TestSite site, long article, int count) => site.WriteAsync(db =>
    {
        for (var i = 0; i < count; i++) db.Comments.Add(Comment.Write(article, null, "Omid", $"Comment {i}.", "screening.all", site.Clock.Now)).Entity.Approve(site.Clock.Now);
        return Task.CompletedTask;
    });

    private static Task EmptyAsync(TestSite site) => site.WriteAsync(async db => db.Articles.RemoveRange(await db.Articles.ToListAsync()));
}
