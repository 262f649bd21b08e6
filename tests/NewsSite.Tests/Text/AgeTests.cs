using NewsSite.Publishing;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

/// <summary>News of more than 30 days ago says so, in the edition's words and digits.</summary>
public sealed class AgeTests
{
    private static readonly DateTime Published = new(2025, 1, 31, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "This article is 1 month old.")]
    [InlineData(89, "This article is 2 months old.")]
    [InlineData(366, "This article is 12 months old.")]
    [InlineData(729, "This article is 23 months old.")]
    [InlineData(730, "This article is 2 years old.")]
    [InlineData(4000, "This article is 10 years old.")]
    public void The_age_is_told_in_whole_months_then_in_years(int days, string? told) =>
        Assert.Equal(told, In("en", "latin").Age(Published, Published.AddDays(days)));

    [Theory]
    [InlineData("fa-AF", "این مقاله ۳ ماه پیش نشر شده است.")]
    [InlineData("ps", "دا مقاله ۳ میاشتې پخوا خپره شوې ده.")]
    public void It_is_told_in_the_editions_digits(string edition, string told) => Assert.Equal(told, In(edition, "persian").Age(Published, Published.AddDays(100)));

    private static PaperDate In(string edition, string digits) => new(new Library().Of(edition), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul"), "hijri", digits);
}
