using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class LookAlikesTests
{
    [Theory]
    [InlineData("рауреаӏ", "paypeal")]
    [InlineData("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "abehikmnoptxyz")]
    [InlineData("АВЕНІЈКМОРЅТХУ", "abehijkmopstxy")]
    [InlineData("ℰ𝕕𝑖🅣Ⓞ🇷", "editor")]
    [InlineData("corner", "comer")]
    [InlineData("علي كابلي", "علی کابلی")]
    [InlineData("\u200bA\u0301  b", "a b")]
    public void What_looks_alike_folds_alike(string one, string other)
    {
        Assert.NotEqual(one, other, StringComparer.OrdinalIgnoreCase); // control: plain comparing does not see it
        Assert.Equal(LookAlikes.Fold(other), LookAlikes.Fold(one));
    }

    [Theory]
    [InlineData("Ahmad", "Ahmed")]
    [InlineData("Ольга", "Onbra")]
    public void Names_that_differ_stay_different(string one, string other) => Assert.NotEqual(LookAlikes.Fold(one), LookAlikes.Fold(other));

    [Theory]
    [InlineData("")]
    [InlineData("\u200b\u0301")]
    [InlineData("— …")]
    public void Of_nothing_that_is_a_letter_nothing_is_left(string text) => Assert.Equal("", LookAlikes.Fold(text));
}
