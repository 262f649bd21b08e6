using NewsSite.Comments;
using Xunit;

namespace NewsSite.Tests.Comments;

public sealed class FloodTests
{
    [Fact]
    public async Task Sixty_readers_behind_one_address_within_ten_minutes_all_get_in()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 60; i++)
        {
            await newsroom.PostAsync(article, $"Reader number {i} says this.");
            newsroom.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.Equal(60, (await newsroom.CommentsAsync()).Count);
    }

    [Fact]
    public async Task Sixty_in_one_minute_get_in_and_the_next_is_told_how_long_to_wait()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 60; i++) await newsroom.PostAsync(article, $"Reader number {i} says this.");
        newsroom.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(new SubmitOutcome.Flooded(TimeSpan.FromSeconds(40)), await newsroom.SendAsync(article, "One more."));
        Assert.Equal(60, (await newsroom.CommentsAsync()).Count);

        await newsroom.PostAsync(article, "From elsewhere.", from: "two");
        newsroom.Clock.Advance(TimeSpan.FromSeconds(40));
        await newsroom.PostAsync(article, "One more.");
    }

    [Fact]
    public async Task The_same_words_of_many_are_no_flood_until_far_more()
    {
        await using var newsroom = await Readers.OpenAsync(perMinute: 3);
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 30; i++) await newsroom.PostAsync(article);
        Assert.IsType<SubmitOutcome.Flooded>(await newsroom.SendAsync(article));
        Assert.Equal(30, Assert.Single(await newsroom.CommentsAsync()).Copies);
    }

    [Fact]
    public async Task Refused_input_counts_for_nothing()
    {
        await using var newsroom = await Readers.OpenAsync(perMinute: 1);
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 5; i++) Assert.IsType<SubmitOutcome.Refused>(await newsroom.SendAsync(article, ""));
        await newsroom.PostAsync(article);
        Assert.IsType<SubmitOutcome.Flooded>(await newsroom.SendAsync(article, "Control: the second."));
    }
}
