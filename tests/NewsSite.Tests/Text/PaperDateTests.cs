using System.Globalization;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class PaperDateTests
{
    private static readonly TimeZoneInfo Kabul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul");
    private static readonly string[] AfghanMonths = ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"];

    private static Words Words { get; } = Words.Read($$"""
        {
          "date.both": "{0} ({1})", "date.brief": "{0} {1}", "date.gregorian": "{0} {1} {2}", "date.hijri": "{0} {1} {2}", "date.moment": "{0}، {1}", "date.today": "{0}، {1}",
          {{string.Join(',', AfghanMonths.Select((name, i) => $"\"month.hijri.{i + 1}\": \"{name}\""))}},
          {{string.Join(',', Enumerable.Range(1, 12).Select(m => $"\"month.gregorian.{m}\": \"g{m}\""))}},
          {{string.Join(',', Enumerable.Range(0, 7).Select(d => $"\"weekday.{d}\": \"w{d}\""))}},
          "plurals": {}
        }
        """);

    private static readonly PaperDate Dari = new(Words, Kabul, "hijri", "persian");
    private static readonly PaperDate Latin = new(Words, Kabul, "hijri", "latin");

    private static DateTime Utc(string time) => DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    [Theory]
    [InlineData("2026-09-23", "2026-09-22T19:30:00Z")]
    [InlineData("2026/9/23", "2026-09-22T19:30:00Z")]
    [InlineData("1405-07-01", "2026-09-22T19:30:00Z")]
    [InlineData(" ۱۴۰۵/۷/۱ ", "2026-09-22T19:30:00Z")]
    [InlineData("1403/12/30", "2025-03-19T19:30:00Z")] // a leap year
    [InlineData("1404/12/30", null)]
    [InlineData("1405/7/31", null)] // Mizan has thirty days
    [InlineData("1405/13/1", null)]
    [InlineData("1405/7", null)]
    [InlineData("-1405/7/1", null)]
    [InlineData("999/7/1", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("9999999999/1/1", null)]
    public void A_day_is_read_in_both_calendars_and_in_any_digits(string typed, string? utc)
    {
        Assert.Equal(utc is not null, PaperDate.TryReadDay(typed, Kabul, out var read));
        if (utc is not null) Assert.Equal(Utc(utc), read);
    }

    [Theory]
    [InlineData("2026-11-24T03:00:00Z", "۰۷:۳۰")]
    [InlineData("2026-11-23T19:29:00Z", "۲ قوس (۲۳ g11)")]
    [InlineData("2026-11-23T19:30:00Z", "۰۰:۰۰")] // midnight in Kabul
    [InlineData("2026-03-21T06:00:00Z", "۱ حمل (۲۱ g3)")]
    [InlineData("2026-03-20T06:00:00Z", "۲۹ حوت ۱۴۰۴ (۲۰ g3)")]
    public void A_list_of_news_says_the_time_of_today_and_the_day_of_the_rest(string utc, string shown) =>
        Assert.Equal(shown, Dari.Brief(Utc(utc), Utc("2026-11-24T10:00:00Z")));

    // Days that calendars in print give; Solar Hijri leap years are 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408.
    [Theory]
    [InlineData("2024-11-01", "11 عقرب 1403 (1 g11 2024)")]
    [InlineData("2024-03-19", "29 حوت 1402 (19 g3 2024)")]
    [InlineData("2024-03-20", "1 حمل 1403 (20 g3 2024)")]
    [InlineData("2025-03-20", "30 حوت 1403 (20 g3 2025)")]
    [InlineData("2025-03-21", "1 حمل 1404 (21 g3 2025)")]
    [InlineData("2026-03-20", "29 حوت 1404 (20 g3 2026)")]
    [InlineData("2026-03-21", "1 حمل 1405 (21 g3 2026)")]
    [InlineData("2021-03-20", "30 حوت 1399 (20 g3 2021)")]
    [InlineData("2021-03-21", "1 حمل 1400 (21 g3 2021)")]
    [InlineData("2029-03-20", "1 حمل 1408 (20 g3 2029)")]
    [InlineData("2030-03-20", "30 حوت 1408 (20 g3 2030)")]
    [InlineData("2030-03-21", "1 حمل 1409 (21 g3 2030)")]
    [InlineData("2026-08-19", "28 اسد 1405 (19 g8 2026)")]
    [InlineData("1919-08-19", "27 اسد 1298 (19 g8 1919)")]
    [InlineData("2026-12-22", "1 جدی 1405 (22 g12 2026)")]
    public void A_day_stands_in_both_calendars(string day, string shown) => Assert.Equal(shown, Latin.Day(Utc(day + "T06:00:00Z")));

    [Theory]
    [InlineData("2024-11-01T19:29:59Z", "11 عقرب 1403 (1 g11 2024)", "w5")]
    [InlineData("2024-11-01T19:30:00Z", "12 عقرب 1403 (2 g11 2024)", "w6")]
    [InlineData("2024-11-01T23:59:59Z", "12 عقرب 1403 (2 g11 2024)", "w6")]
    [InlineData("2024-11-02T00:00:00Z", "12 عقرب 1403 (2 g11 2024)", "w6")]
    [InlineData("2025-03-20T19:29:59Z", "30 حوت 1403 (20 g3 2025)", "w4")]
    [InlineData("2025-03-20T19:30:00Z", "1 حمل 1404 (21 g3 2025)", "w5")]
    [InlineData("2024-12-31T20:00:00Z", "12 جدی 1403 (1 g1 2025)", "w3")]
    public void Both_calendars_tell_the_day_of_Kabul(string utc, string shown, string weekday)
    {
        Assert.Equal(shown, Latin.Day(Utc(utc)));
        Assert.Equal($"{weekday}، {shown}", Latin.Today(Utc(utc)));
    }

    [Fact]
    public void Digits_are_those_of_the_edition()
    {
        Assert.Equal("۱۱ عقرب ۱۴۰۳ (۱ g11 ۲۰۲۴)", Dari.Day(Utc("2024-11-01T06:00:00Z")));
        Assert.EndsWith("، ۱۰:۳۵", Dari.Moment(Utc("2024-11-01T06:05:00Z")), StringComparison.Ordinal);
        Assert.Equal("۱۲۳۴۵۶۷۸۹۰", Dari.Number(1234567890));
        Assert.Equal("-۵", Dari.Number(-5));
        Assert.Equal("1 g11 2024", new PaperDate(Words, Kabul, "gregorian", "latin").Day(Utc("2024-11-01T06:00:00Z")));
    }

    [Fact]
    public void A_day_before_the_Hijra_is_Gregorian_only() => Assert.Equal("1 g1 600", Latin.Day(Utc("0600-01-01T06:00:00Z")));

    [Theory]
    [InlineData("fa-AF")]
    [InlineData("ps")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_thread_changes_nothing(string culture)
    {
        var utc = Utc("2024-11-01T20:05:00Z");
        var (day, moment, iso, number) = (Latin.Day(utc), Latin.Moment(utc), PaperDate.Iso(utc), Latin.Number(-5));
        var key = new ListKey(utc, 5).ToString();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            // Control: this culture does write dates of its own.
            Assert.NotEqual(iso, utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.CurrentCulture));
            Assert.Equal((day, moment, iso, number), (Latin.Day(utc), Latin.Moment(utc), PaperDate.Iso(utc), Latin.Number(-5)));
            Assert.Equal(key, new ListKey(utc, 5).ToString());
            Assert.Equal("2024-11-01T20:05:00Z", iso);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Asia/Kabul", "2024-11-01T06:00:00Z", "2024-11-01T19:30:00Z")]
    [InlineData("Asia/Kabul", "2024-11-01T19:30:00Z", "2024-11-02T19:30:00Z")]
    [InlineData("Asia/Kabul", "2024-11-01T19:29:59Z", "2024-11-01T19:30:00Z")]
    [InlineData("UTC", "2024-12-31T23:59:59Z", "2025-01-01T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29T22:00:00Z")] // the day that loses an hour
    [InlineData("Asia/Tehran", "2022-03-21T10:00:00Z", "2022-03-21T20:30:00Z")] // that midnight did not exist
    public void The_next_midnight_is_that_of_the_paper(string zone, string utc, string midnight)
    {
        var next = PaperDate.NextMidnight(Utc(utc), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(Utc(midnight), next);
        Assert.Equal(DateTimeKind.Utc, next.Kind);
    }
}
