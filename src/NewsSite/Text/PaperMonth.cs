using System.Globalization;

namespace NewsSite.Text;

/// <summary>
/// A month of either calendar in the paper's time zone, as archives name it: <c>2026-11</c>, or <c>1405-09</c> of the Solar
/// Hijri one. The year tells which: the two are 621 years apart.
/// </summary>
public readonly record struct PaperMonth
{
    private const int FirstGregorianYear = 1700;
    private static readonly PersianCalendar Hijri = new();

    private PaperMonth(int year, int month) => (Year, Month) = (year, month);

    public int Year { get; }

    /// <summary>From 1 to 12.</summary>
    public int Month { get; }

    public bool IsHijri => Year < FirstGregorianYear;

    /// <summary>The month in which that moment (UTC) lies.</summary>
    public static PaperMonth Of(DateTime utc, TimeZoneInfo zone, bool hijri)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        return hijri ? new(Hijri.GetYear(local), Hijri.GetMonth(local)) : new(local.Year, local.Month);
    }

    /// <summary>Reads only what <see cref="ToString"/> writes, of the years that a paper can have.</summary>
    public static bool TryParse(string text, out PaperMonth month)
    {
        month = default;
        if (text.Length != 7 || text[4] != '-' || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 12) return false;
        if (year is not ((>= 1200 and < 1600) or (>= 1800 and < 2200))) return false;
        month = new(year, number);
        return true;
    }

    /// <summary>Its first moment, and that of the next month; UTC.</summary>
    public (DateTime From, DateTime To) In(TimeZoneInfo zone) => (Start(Year, Month, zone), Month == 12 ? Start(Year + 1, 1, zone) : Start(Year, Month + 1, zone));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    private DateTime Start(int year, int month, TimeZoneInfo zone)
    {
        var local = IsHijri ? Hijri.ToDateTime(year, month, 1, 0, 0, 0, 0) : new DateTime(year, month, 1);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }
}
