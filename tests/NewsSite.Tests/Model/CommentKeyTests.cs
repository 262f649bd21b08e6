using NewsSite.Model;
using Xunit;

namespace NewsSite.Tests.Model;

public sealed class CommentKeyTests
{
    [Theory]
    [InlineData("after-12", CommentPart.After, 12)]
    [InlineData("from-9223372036854775807", CommentPart.From, long.MaxValue)]
    [InlineData("before-1", CommentPart.Before, 1)]
    [InlineData("newest", CommentPart.Newest, 0)]
    public void A_key_is_read_as_it_is_written(string text, CommentPart part, long id)
    {
        Assert.True(CommentKey.TryParse(text, out var key));
        Assert.Equal((new CommentKey(part, id), text), (key, key.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("after")]
    [InlineData("after-")]
    [InlineData("after-012")]
    [InlineData("after--1")]
    [InlineData("After-1")]
    [InlineData("after-1 ")]
    [InlineData("after-۱۲")]
    [InlineData("newest-0")]
    [InlineData("newest-")]
    [InlineData("from-9223372036854775808")]
    [InlineData("0-1")]
    public void Any_other_spelling_is_no_key(string? text) => Assert.False(CommentKey.TryParse(text, out _));
}
