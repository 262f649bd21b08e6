using System.Globalization;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class PaperMonthTests
{
    private static readonly TimeZoneInfo Kabul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul");

    [Theory]
    [InlineData("2026-11", "2026-10-31T19:30:00Z", "2026-11-30T19:30:00Z")]
    [InlineData("2026-12", "2026-11-30T19:30:00Z", "2026-12-31T19:30:00Z")]
    [InlineData("1405-09", "2026-11-21T19:30:00Z", "2026-12-21T19:30:00Z")]
    [InlineData("1403-12", "2025-02-18T19:30:00Z", "2025-03-20T19:30:00Z")] // thirty days: a leap year
    [InlineData("1404-12", "2026-02-19T19:30:00Z", "2026-03-20T19:30:00Z")]
    public void A_month_begins_and_ends_at_midnight_in_Kabul(string month, string from, string to)
    {
        Assert.True(PaperMonth.TryParse(month, out var read));
        Assert.Equal((Utc(from), Utc(to)), read.In(Kabul));
        Assert.Equal(month, read.ToString());
        var isHijri = month.StartsWith("14", StringComparison.Ordinal);
        Assert.Equal(isHijri, read.IsHijri);
        Assert.Equal(read, PaperMonth.Of(Utc(from), Kabul, isHijri));
        Assert.Equal(read, PaperMonth.Of(Utc(to).AddMilliseconds(-1), Kabul, isHijri));
        Assert.NotEqual(read, PaperMonth.Of(Utc(to), Kabul, isHijri));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026/11")]
    [InlineData("0000-01")]
    [InlineData("1700-01")]
    [InlineData("9999-12")]
    [InlineData("-026-11")]
    [InlineData("2026-+1")]
    [InlineData("۲۰۲۶-۱۱")]
    public void What_no_archive_writes_is_no_month(string text) => Assert.False(PaperMonth.TryParse(text, out _));

    private static DateTime Utc(string time) => DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
