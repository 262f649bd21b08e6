using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Comments;

/// <summary>A form that comes again, because its answer was lost on the way, is the same comment with the same receipt.</summary>
public sealed class FormKeysTests
{
    private const string Key = "0123456789abcdefghjkmnpqrs";
    private const string Other = "zyxwvtsrqpnmkjhgfedcba9876";

    [Theory, InlineData("Short."), InlineData(Readers.Words)]
    public async Task Sent_again_it_has_the_same_receipt(string words)
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await SendAsync(newsroom, article, words, Key);
        newsroom.Clock.Advance(TimeSpan.FromHours(3)); // on another network, when no memory knows it
        var again = await SendAsync(newsroom, article, words, Key, from: "another");
        Assert.Equal(first, again);
        Assert.Equal(1, Assert.Single(await newsroom.CommentsAsync()).Copies);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Receipts.CountAsync()));

        // The control: another form, or none that is known, is another comment.
        await SendAsync(newsroom, article, words, Other, from: "another");
        await SendAsync(newsroom, article, words, "no key", from: "a third");
        Assert.Equal(3, (await newsroom.CommentsAsync()).Count);
    }

    [Fact]
    public async Task Fifty_times_at_once_it_is_one()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => SendAsync(newsroom, article, "At once.", Key, from: $"{i}"))));
        Assert.Single(sent.Distinct());
        Assert.Single(await newsroom.CommentsAsync());
    }

    [Fact]
    public async Task Other_words_from_the_same_form_are_another_comment()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await SendAsync(newsroom, article, "Before.", Key);
        Assert.NotEqual(first.Receipt, (await SendAsync(newsroom, article, "After.", Key)).Receipt);
        Assert.Equal(["Before.", "After."], (await newsroom.CommentsAsync()).Select(c => c.Text));
    }

    [Fact]
    public async Task Who_wants_no_receipt_gets_none_and_is_one_comment_all_the_same()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 2; i++) Assert.Null((await SendAsync(newsroom, article, "Short.", Key, receipt: false, from: $"{i}")).Receipt);
        Assert.Single(await newsroom.CommentsAsync());
    }

    [Fact]
    public async Task It_is_answered_when_the_thread_has_been_closed_meanwhile()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await SendAsync(newsroom, article, "In time.", Key);
        await newsroom.WriteAsync(db => db.Articles.Single().Comments = CommentsRule.Closed);
        Assert.Equal(first, await SendAsync(newsroom, article, "In time.", Key));
        Assert.IsType<SubmitOutcome.Closed>(await newsroom.SendFormAsync(new(article.Id, null, "Too late.", null, true, Key: Other)));
    }

    private static async Task<SubmitOutcome.Accepted> SendAsync(TestNewsroom newsroom, Article article, string words, string key, bool receipt = true, string from = "one") =>
        Assert.IsType<SubmitOutcome.Accepted>(await newsroom.SendFormAsync(new(article.Id, null, words, null, receipt, Key: key), from));
}
