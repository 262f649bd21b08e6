using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class PaperDateFieldTests
{
    private static readonly TimeZoneInfo Kabul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-25T13:00", 8, 30)]
    [InlineData("2026-11-25T13:00:59", 8, 30)]
    [InlineData(" 2026-11-25 13:00 ", 8, 30)]
    [InlineData("۲۰۲۶-۱۱-۲۵T۱۳:۰۰", 8, 30)]
    [InlineData("٢٠٢٦-١١-٢٥ ١٣:٠٠", 8, 30)]
    public void A_time_is_read_in_the_zone_of_the_paper(string typed, int hour, int minute)
    {
        Assert.True(PaperDate.TryReadField(typed, Kabul, out var utc));
        Assert.Equal((DateTimeKind.Utc, hour, minute), (utc.Kind, utc.Hour, utc.Minute));
        Assert.Equal("2026-11-25T13:00", PaperDate.Field(utc, Kabul));
    }

    [Fact]
    public void An_hour_that_summer_time_leaves_out_is_the_next()
    {
        Assert.True(PaperDate.TryReadField("2026-03-29T02:30", Berlin, out var utc));
        Assert.Equal("2026-03-29T03:30", PaperDate.Field(utc, Berlin));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("25.11.2026 13:00")]
    [InlineData("1403-09-05T13:00")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("1970-01-01T00:00")]
    public void What_is_no_time_of_this_paper_is_not_read(string typed) => Assert.False(PaperDate.TryReadField(typed, Kabul, out _));
}
