using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Comments;

public sealed class RedactCommentTests
{
    [Theory]
    [InlineData("He lives in Canary Street 7.", "Canary Street 7", "He lives in ▇▇▇▇▇.")]
    [InlineData("He lives in **Canary** Street 7.", "Canary Street 7", "He lives in ▇▇▇▇▇.")] // as it is read
    [InlineData("He lives in canary street 7.", "Canary Street 7", "He lives in ▇▇▇▇▇.")]
    [InlineData("Call ۰۷۹۹ ۱۲۳ ۴۵۶ or 0799 123 456.", "0799 123 456", "Call ▇▇▇▇▇ or ▇▇▇▇▇.")]
    [InlineData("Ahmad, AHMAD and **Ahmad** know Ahmadi.", "Ahmad", "▇▇▇▇▇, ▇▇▇▇▇ and **▇▇▇▇▇** know Ahmadi.")] // whole words, and all of them
    [InlineData("In 7-9 days", "7-9", "In ▇▇▇▇▇ days")]
    public async Task A_passage_is_blacked_out_as_it_was_typed_or_as_it_is_read(string text, string passage, string left)
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), text);
        Assert.True(await RedactAsync(newsroom, sent.CommentId, passage));
        Assert.Equal(left, Assert.Single(await newsroom.CommentsAsync()).Text);
        Assert.False(await RedactAsync(newsroom, sent.CommentId, "Nowhere in it"));
    }

    [Fact]
    public async Task A_name_that_tells_too_much_is_blacked_out_and_comes_back_with_an_undo()
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), "A word.", "Canary Street 7");
        Assert.True(await RedactAsync(newsroom, sent.CommentId, "Canary Street 7"));
        Assert.Equal(Blackout.Black, Assert.Single(await newsroom.CommentsAsync()).Name);
        Assert.True(await newsroom.InScopeAsync(scope => scope.GetRequiredService<RedactComment>().UndoAsync(sent.CommentId, CancellationToken.None)));
        Assert.Equal("Canary Street 7", Assert.Single(await newsroom.CommentsAsync()).Name);
    }

    [Fact]
    public async Task No_undoing_brings_back_a_name_that_its_writer_has_taken_away()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article, "The same words of two, in Canary Street 7.", "Canaryname");
        await newsroom.PostAsync(article, "The same words of two, in Canary Street 7.");
        Assert.True(await RedactAsync(newsroom, first.CommentId, "Canary Street 7"));
        Assert.Contains("Canaryname", newsroom.OnDisk(), StringComparison.Ordinal); // the control
        Assert.True(await newsroom.WithdrawAsync(first.Receipt!));
        Assert.True(await newsroom.InScopeAsync(scope => scope.GetRequiredService<RedactComment>().UndoAsync(first.CommentId, CancellationToken.None)));
        var left = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((null, "The same words of two, in Canary Street 7."), (left.Name, left.Text));
        Assert.DoesNotContain("Canaryname", newsroom.OnDisk(), StringComparison.Ordinal);
    }

    private static Task<bool> RedactAsync(TestNewsroom newsroom, long id, string passage) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<RedactComment>().RunAsync(id, passage, "An address", CancellationToken.None));
}
