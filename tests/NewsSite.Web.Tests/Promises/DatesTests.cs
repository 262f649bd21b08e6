using System.Globalization;
using System.Text.RegularExpressions;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>What machines read of a date is Gregorian, in every edition, on every page, feed and sitemap (DESIGN §5).</summary>
public sealed partial class DatesTests(SharedSite shared)
{
    [Theory]
    [InlineData("", 60)]
    [InlineData("/fa", 60)]
    [InlineData("/ps", 60)]
    public async Task Every_date_that_a_machine_reads_is_of_these_years(string prefix, int least)
    {
        using var client = shared.Site.Client();
        var read = 0;
        foreach (var address in (await shared.Site.EveryAddressAsync()).Where(a => Edition(a) == prefix).Append(prefix + "/archive"))
        {
            foreach (var (kind, date) in Dates(await client.TextAsync(address)))
            {
                Assert.True(Year(date) is >= 2024 and <= 2026, $"{address}: {kind} {date}");
                read++;
            }
        }
        Assert.InRange(read, least, int.MaxValue);
    }

    [Theory]
    [InlineData("", "two-calendars")]
    [InlineData("/fa", "تصحیح-اشتباه")]
    [InlineData("/ps", "تېروتنې-څنګه-سمېږي")]
    public async Task So_are_those_of_corrections(string prefix, string slug)
    {
        using var site = await TestSite.StartAsync();
        await site.CorrectAsync(slug, "The first version named the wrong year.", CorrectionPlace.Top);
        using var client = site.Client();
        string[] addresses = [$"{prefix}/articles/{slug}", $"{prefix}/lite/articles/{slug}", $"{prefix}/corrections", $"{prefix}/lite/corrections", .. new[] { "feed.xml", "atom.xml", "feed.json" }.Select(form => $"{prefix}/corrections/{form}")];
        foreach (var address in addresses)
        {
            var dates = Dates(await client.TextAsync(address)).ToList();
            Assert.Contains(dates, d => DateTimeOffset.TryParse(d.Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) && read.UtcDateTime == site.Clock.Now.AddHours(-1));
            Assert.All(dates, d => Assert.InRange(Year(d.Date), 2024, 2026));
        }
    }

    [Theory]
    [InlineData("<time datetime=\"۱۴۰۵-۰۹-۰۳\">")]
    [InlineData("<pubDate>Tue, 03 Qaws 1405 09:00:00 GMT</pubDate>")]
    [InlineData("\"datePublished\":\"1405-09-03T09:00:00Z\"")]
    public void Control_a_date_of_the_editions_own_calendar_is_seen(string text) => Assert.All(Dates(text), d => Assert.NotInRange(Year(d.Date), 2024, 2026));

    [Theory]
    [InlineData("fa-AF")]
    [InlineData("ps")]
    public void Control_the_cultures_own_calendar_would_write_1405(string culture) =>
        Assert.Equal("1405", new DateTime(2026, 11, 24).ToString("yyyy", CultureInfo.GetCultureInfo(culture)));

    private static string Edition(string address) => address.StartsWith("/fa", StringComparison.Ordinal) ? "/fa" : address.StartsWith("/ps", StringComparison.Ordinal) ? "/ps" : "";

    private static IEnumerable<(string Kind, string Date)> Dates(string text) =>
        Machine().Matches(text).Select(m => (m.Groups["kind"].Value, m.Groups["date"].Value));

    private static int Year(string date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read.UtcDateTime.Year : 0;

    [GeneratedRegex("""(?<kind>datetime=|"date[A-Z][A-Za-z]+":|"date_[a-z]+":|_time" content=|<(?:pubDate|lastBuildDate|updated|published|lastmod)>)\s*"?(?<date>[^"<]+)""")]
    private static partial Regex Machine();
}
