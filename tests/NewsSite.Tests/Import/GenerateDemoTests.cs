using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Import;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class GenerateDemoTests
{
    [Fact]
    public async Task Articles_are_labelled_and_spread_over_editions_and_days_and_more_can_be_added()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await GenerateAsync(newsroom, 60, 0);
        await GenerateAsync(newsroom, 60, 0);

        var articles = await newsroom.ReadAsync(db => db.Articles.Include(a => a.Section).Include(a => a.Topics).ToListAsync());
        Assert.Equal(120, articles.Count);
        Assert.Equal(120, articles.Select(a => a.Code).Distinct().Count());
        Assert.All(articles, a => Assert.StartsWith("generated-", a.Slug, StringComparison.Ordinal));
        Assert.All(articles.GroupBy(a => a.Edition), edition => Assert.Equal(40, edition.Count()));
        Assert.All(articles, a => Assert.NotNull(a.Section));
        Assert.All(articles, a => Assert.Single(a.Topics));
        Assert.True(articles.Select(a => a.PublishedAt!.Value.Date).Distinct().Count() >= 15);
        Assert.All(articles, a => Assert.True(a.PublishedAt < newsroom.Clock.Now));
        var first = articles.OrderBy(a => a.Id).Take(60).Select(a => a.PublishedAt).ToList();
        Assert.Equal(first.Order(), first); // ids follow time
        var english = articles.First(a => a.Edition == "en");
        Assert.StartsWith("Generated text ", english.Headline, StringComparison.Ordinal);
        Assert.StartsWith("This text was generated", english.Body, StringComparison.Ordinal);
        Assert.Contains("<p>This text was generated", english.BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_stand_under_generated_articles_only_in_two_levels_and_the_last_wait()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var real = await newsroom.FileAsync("A real story");
        await GenerateAsync(newsroom, 20, 300);

        var comments = await newsroom.ReadAsync(db => db.Comments.ToListAsync());
        Assert.Equal(300, comments.Count);
        Assert.DoesNotContain(comments, c => c.ArticleId == real.Id);
        Assert.Equal(20, comments.Count(c => c.State == CommentState.Pending));
        var labels = Library.Languages.Select(l => new Library().Of(l)["demo.comment"].Split('{')[0]).ToList();
        Assert.Equal(3, labels.Distinct().Count());
        Assert.All(comments, c => Assert.Contains(labels, l => c.Text.StartsWith(l, StringComparison.Ordinal)));
        var byId = comments.ToDictionary(c => c.Id);
        var replies = comments.Where(c => c.ParentId is not null).ToList();
        Assert.NotEmpty(replies);
        Assert.All(replies, r => Assert.Equal((null, r.ArticleId), (byId[r.ParentId!.Value].ParentId, byId[r.ParentId!.Value].ArticleId)));
    }

    [Fact]
    public async Task Without_a_generated_article_there_is_nothing_to_comment_on()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("A real story");
        await Assert.ThrowsAsync<CannotStartException>(() => GenerateAsync(newsroom, 0, 5));
    }

    private static Task<DemoMade> GenerateAsync(TestNewsroom newsroom, int articles, int comments) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<GenerateDemo>().RunAsync(articles, comments, null, default));
}
