using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Tests.Comments;

/// <summary>DESIGN §4: the same words from one address key within 10 minutes stand once, each sender with a receipt.</summary>
public sealed class TwinsTests
{
    [Fact]
    public async Task Fifty_who_send_the_same_at_once_are_one_comment_with_fifty_receipts()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => newsroom.PostAsync(article))));

        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal(50, comment.Copies);
        Assert.Equal(50, sent.Select(s => s.Receipt).Distinct().Count());
        Assert.Equal(50, await newsroom.ReadAsync(db => db.Receipts.CountAsync(r => r.CommentId == comment.Id)));
    }

    [Fact]
    public async Task Control_fifty_who_send_different_words_at_once_are_fifty_comments()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => newsroom.PostAsync(article, $"{Readers.Words} {i}"))));
        Assert.Equal(50, (await newsroom.CommentsAsync()).Count);
    }

    [Theory]
    [InlineData("May she rest in peace; we shall miss her")]
    [InlineData("  MAY SHE\r\nREST in peace; we shall miss her. ")]
    [InlineData("May she rest in peace; we\u200b shall miss her.\u200f")]
    public async Task Case_white_space_and_what_is_not_seen_make_no_other_words(string again)
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        await newsroom.PostAsync(article);
        await newsroom.PostAsync(article, again);
        Assert.Equal(2, Assert.Single(await newsroom.CommentsAsync()).Copies);
    }

    [Fact]
    public async Task The_keyboard_makes_no_other_words()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        await newsroom.PostAsync(article, "خداوند مغفرتش کند، یادش گرامی باد ۱۲");
        await newsroom.PostAsync(article, "خداوند مغفرتش كند، يادش گرامي باد 12");
        Assert.Equal(2, Assert.Single(await newsroom.CommentsAsync()).Copies);
    }

    [Theory]
    [InlineData("May she rest in peace; we shall miss him.")]
    [InlineData("May she rest in peace; we shall miss her?")]
    public async Task Other_words_are_another_comment(string other)
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        await newsroom.PostAsync(article);
        await newsroom.PostAsync(article, other);
        Assert.Equal(2, (await newsroom.CommentsAsync()).Count);
    }

    [Fact]
    public async Task Another_place_another_address_and_short_words_make_another_comment()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article);
        await newsroom.PostAsync(article, replyTo: first.CommentId);
        await newsroom.PostAsync(article, from: "two");
        await newsroom.PostAsync(await newsroom.FileAsync("Rain"));
        await newsroom.PostAsync(article, "Rest in peace.");
        await newsroom.PostAsync(article, "Rest in peace.");
        Assert.All(await newsroom.CommentsAsync(), c => Assert.Equal(1, c.Copies));
        Assert.Equal(6, (await newsroom.CommentsAsync()).Count);
    }

    [Fact]
    public async Task Later_than_ten_minutes_the_same_words_are_held_and_never_refused()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        await newsroom.PostAsync(article);
        newsroom.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(CommentState.Published, (await newsroom.PostAsync(article)).State);
        newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CommentState.Pending, (await newsroom.PostAsync(article)).State);
        Assert.Equal(CommentState.Pending, (await newsroom.PostAsync(article)).State); // a twin of the one that waits
        Assert.Equal([(2, "screening.none"), (2, "screening.same-words")], (await newsroom.CommentsAsync()).Select(c => (c.Copies, c.Phase)));
    }

    [Fact]
    public async Task Words_that_an_editor_rejected_come_back_as_a_comment_that_waits()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article);
        await newsroom.DecideAsync(first.CommentId, c => c.Reject(newsroom.Clock.Now));
        Assert.Equal(CommentState.Pending, (await newsroom.PostAsync(article)).State);
        Assert.Equal([CommentState.Rejected, CommentState.Pending], (await newsroom.CommentsAsync()).Select(c => c.State));
    }

    [Fact]
    public async Task Words_that_their_writer_took_back_can_be_sent_anew()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        await newsroom.WithdrawAsync((await newsroom.PostAsync(article)).Receipt!);
        Assert.Equal(CommentState.Published, (await newsroom.PostAsync(article)).State);
        Assert.Equal([(CommentState.Withdrawn, ""), (CommentState.Published, Readers.Words)], (await newsroom.CommentsAsync()).Select(c => (c.State, c.Text)));
    }

    [Fact]
    public void The_map_is_bounded_and_forgets_the_longest_unused_first()
    {
        var now = new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);
        var twins = new Twins();
        for (var i = 0; i < Twins.MostRemembered + 5; i++) twins.Remember($"key {i}", i, now);
        Assert.Equal(Twins.MostRemembered, twins.Count);
        Assert.Null(twins.Find("key 4", now));
        Assert.NotNull(twins.Find("key 5", now));
        Assert.Null(twins.Find("key 6", now.AddDays(1).AddSeconds(1)));
    }
}
