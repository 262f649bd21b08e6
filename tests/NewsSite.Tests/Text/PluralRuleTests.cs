using System.Text.Json;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

/// <summary>The rules are CLDR's for the languages named; the numbers are its samples.</summary>
public sealed class PluralRuleTests
{
    [Theory]
    [InlineData("i = 1 and v = 0", new long[] { 1 }, new long[] { 0, 2, 11, 21, 100 })] // English: one
    [InlineData("i = 0 or n = 1", new long[] { 0, 1 }, new long[] { 2, 10, 100 })] // Persian: one
    [InlineData("v = 0 and i % 10 = 1 and i % 100 != 11", new long[] { 1, 21, 101 }, new long[] { 0, 2, 11, 111 })] // Russian: one
    [InlineData("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", new long[] { 2, 4, 22, 104 }, new long[] { 0, 1, 5, 12, 14, 112 })] // Russian: few
    [InlineData("v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14", new long[] { 0, 5, 11, 19, 100 }, new long[] { 1, 22, 101 })] // Russian: many
    [InlineData("n % 100 = 3..10", new long[] { 3, 10, 103, 1010 }, new long[] { 0, 2, 11, 102 })] // Arabic: few
    [InlineData("n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19", new long[] { 0, 11, 19, 20, 111 }, new long[] { 1, 21 })] // Latvian: zero
    [InlineData("v = 0 and i = 1,2,3", new long[] { 1, 2, 3 }, new long[] { 0, 4 })] // Filipino: one, its first half
    public void A_rule_takes_the_numbers_that_it_names(string rule, long[] taken, long[] others)
    {
        var read = PluralRule.Read(rule);
        Assert.All(taken, n => Assert.True(read.Takes(n), $"{n}"));
        Assert.All(others, n => Assert.False(read.Takes(n), $"{n}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("n")]
    [InlineData("n = ")]
    [InlineData("x = 1")]
    [InlineData("n % 0 = 1")]
    [InlineData("n = 1..2..3")]
    [InlineData("n = 1 and ")]
    [InlineData("n = -1")]
    [InlineData("n = 1 = 2")]
    [InlineData("n = 99999999999999999999")]
    public void What_is_no_rule_is_refused(string rule) => Assert.Throws<JsonException>(() => PluralRule.Read(rule));
}
