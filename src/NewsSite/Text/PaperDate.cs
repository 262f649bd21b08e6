using System.Globalization;

namespace NewsSite.Text;

/// <summary>
/// A moment as readers see it, in the paper's time zone: both calendars are computed from the same local day, so they
/// never disagree around midnight. What machines read is <see cref="Iso"/>, always Gregorian.
/// </summary>
public sealed class PaperDate(Words words, TimeZoneInfo zone, string calendar, string digits)
{
    private const int FirstGregorianYear = 1700;
    private static readonly PersianCalendar Hijri = new();
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d"];
    private static readonly TimeSpan News = TimeSpan.FromDays(30);
    private static readonly string[] FieldFormats = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>"1 November 2024", or in a Solar Hijri edition "۱۱ عقرب ۱۴۰۳ (۱ نوامبر ۲۰۲۴)".</summary>
    public string Day(DateTime utc)
    {
        var local = Local(utc);
        var gregorian = words.Format("date.gregorian", Number(local.Day), words[$"month.gregorian.{local.Month}"], Number(local.Year));
        if (calendar != "hijri" || local < Hijri.MinSupportedDateTime) return gregorian;
        return words.Format("date.both", HijriDay(local), gregorian);
    }

    /// <summary>The day in the Solar Hijri calendar alone, whatever the edition's: "11 Aqrab 1403".</summary>
    /// <returns>Empty for a day before its first year.</returns>
    public string SolarHijri(DateTime utc) => Local(utc) is var local && local < Hijri.MinSupportedDateTime ? "" : HijriDay(local);

    /// <summary>For a list of news: the time of day of what is of today, "14:05"; else the day, with the year where it is another than today's: "1 November", "۱۱ عقرب (۱ نوامبر)".</summary>
    public string Brief(DateTime utc, DateTime nowUtc)
    {
        var (local, today) = (Local(utc), Local(nowUtc));
        if (local.Date == today.Date) return Digits(local.ToString("HH:mm", CultureInfo.InvariantCulture));
        var gregorian = Brief(isHijri: false, local.Day, local.Month, local.Year, today.Year);
        if (calendar != "hijri" || local < Hijri.MinSupportedDateTime) return gregorian;
        return words.Format("date.both", Brief(isHijri: true, Hijri.GetDayOfMonth(local), Hijri.GetMonth(local), Hijri.GetYear(local), Hijri.GetYear(today)), gregorian);
    }

    /// <summary>"November 2024", "عقرب ۱۴۰۳".</summary>
    public string Month(PaperMonth month) =>
        words.Format("date.month", words[month.IsHijri ? $"month.hijri.{month.Month}" : $"month.gregorian.{month.Month}"], Number(month.Year));

    /// <summary>The day with its weekday, for the nameplate.</summary>
    public string Today(DateTime utc) => words.Format("date.today", words[$"weekday.{(int)Local(utc).DayOfWeek}"], Day(utc));

    /// <summary>The day and the time of day, 24 hours.</summary>
    public string Moment(DateTime utc)
    {
        var local = Local(utc);
        return words.Format("date.moment", Day(utc), Digits(local.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>That news of more than 30 days ago is no news: "This article is 3 months old."</summary>
    /// <returns>Null for what is younger.</returns>
    public string? Age(DateTime publishedUtc, DateTime nowUtc)
    {
        if (nowUtc - publishedUtc <= News) return null;
        var (then, now) = (Local(publishedUtc), Local(nowUtc));
        var months = Math.Max(1, ((now.Year - then.Year) * 12) + now.Month - then.Month - (now.Day < then.Day ? 1 : 0));
        return months < 24 ? words.Count("article.age-months", months, Number(months)) : words.Count("article.age-years", months / 12, Number(months / 12));
    }

    /// <summary>For <c>datetime=</c>, feeds and JSON: ISO 8601 in UTC.</summary>
    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>As a form's <c>datetime-local</c> field writes it: to the minute, in the paper's zone, always Gregorian.</summary>
    public static string Field(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, zone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads such a field; a browser without one sends what was typed, with a blank for the T. An hour that summer time leaves out is the next.</summary>
    /// <returns>False for what is no time since 1970; else <paramref name="utc"/> in UTC.</returns>
    public static bool TryReadField(string typed, TimeZoneInfo zone, out DateTime utc)
    {
        utc = default;
        if (!DateTime.TryParseExact(TypedDigits.Western(typed.Trim()), FieldFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        if (local.Year is < 1970 or > 9000) return false;
        utc = TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
        return utc >= DateTime.UnixEpoch;
    }

    /// <summary>
    /// Reads a day as a form's <c>date</c> field writes it, or as a person does: <c>2026-09-23</c>, <c>1405/7/1</c>, in any
    /// digits. A year before 1700 is one of the Solar Hijri calendar: no paper is older.
    /// </summary>
    /// <returns>False for what is no day; else <paramref name="utc"/>, the day's first moment in the paper's zone.</returns>
    public static bool TryReadDay(string typed, TimeZoneInfo zone, out DateTime utc)
    {
        utc = default;
        var western = string.Concat(typed.Trim().Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
        if (!DateTime.TryParseExact(western, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !TryReadHijri(western, out local)) return false;
        if (local.Year is < 1000 or > 9000 || (local.Year < FirstGregorianYear && !TryReadHijri(western, out local))) return false;
        utc = TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
        return true;
    }

    private static bool TryReadHijri(string western, out DateTime day)
    {
        day = default;
        var parts = western.Split('-', '/');
        if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1000 or >= FirstGregorianYear) return false;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > Hijri.GetDaysInMonth(year, month)) return false;
        day = Hijri.ToDateTime(year, month, number, 0, 0, 0, 0);
        return true;
    }

    /// <summary>A whole number in the edition's digits, without separators.</summary>
    public string Number(long number) => Digits(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The edition's digits from 0 to 9, for scripts that count.</summary>
    public string TenDigits => Digits("0123456789");

    /// <summary>The next midnight of the paper: when a page that shows today's date grows old. UTC.</summary>
    public static DateTime NextMidnight(DateTime utc, TimeZoneInfo zone)
    {
        var tomorrow = DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, zone).Date.AddDays(1), DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(tomorrow) ? tomorrow.AddHours(1) : tomorrow, zone);
    }

    /// <summary>The next time at which the paper's clocks show that full hour. UTC, later than <paramref name="utc"/>.</summary>
    public static DateTime NextHour(DateTime utc, int hour, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var at = DateTime.SpecifyKind(local.Date.AddHours(hour), DateTimeKind.Unspecified);
        if (at <= local) at = at.AddDays(1);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(at) ? at.AddHours(1) : at, zone);
    }

    private string Brief(bool isHijri, int day, int month, int year, int today)
    {
        var name = words[isHijri ? $"month.hijri.{month}" : $"month.gregorian.{month}"];
        return year == today ? words.Format("date.brief", Number(day), name) : words.Format(isHijri ? "date.hijri" : "date.gregorian", Number(day), name, Number(year));
    }

    private string HijriDay(DateTime local) =>
        words.Format("date.hijri", Number(Hijri.GetDayOfMonth(local)), words[$"month.hijri.{Hijri.GetMonth(local)}"], Number(Hijri.GetYear(local)));

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    private string Digits(string text) =>
        digits == "persian" ? string.Create(text.Length, text, (span, t) =>
        {
            for (var i = 0; i < t.Length; i++) span[i] = char.IsAsciiDigit(t[i]) ? (char)('۰' + (t[i] - '0')) : t[i];
        }) : text;
}
