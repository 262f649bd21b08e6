using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Search;

/// <summary>What stands in the address of a search; <c>KnownQuery</c> lets these names through.</summary>
public sealed class InputModel
{
    private const string All = "all";

    [FromQuery(Name = "q")]
    public string? Query { get; init; }

    /// <summary><c>all</c>: in all editions.</summary>
    [FromQuery(Name = "in")]
    public string? Editions { get; init; }

    [FromQuery(Name = "section")]
    public string? Section { get; init; }

    [FromQuery(Name = "by")]
    public string? Author { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "page")]
    public string? Page { get; init; }

    public bool IsInAll => Editions == All;

    public bool IsNarrowed => !string.IsNullOrEmpty(Section) || !string.IsNullOrEmpty(Author) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);

    /// <summary>The kind of field that shows it: one for days knows the Gregorian calendar alone, and hides whatever is no day in the standard's own digits.</summary>
    public static string FieldFor(string? day, Edition edition) =>
        edition.Calendar == "hijri" ? "text" : string.IsNullOrEmpty(day) || DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "date" : "text";

    /// <summary>The page's number; null for what is none.</summary>
    public int? Number(int most) =>
        Page is null ? 1 : int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    /// <summary>The query of the same search with other words, in other editions, or at another page.</summary>
    public string With(string? query = null, bool? inAll = null, int page = 1)
    {
        var parts = new List<KeyValuePair<string, string?>>
        {
            new("q", query ?? Query),
            new("in", inAll ?? IsInAll ? All : null),
            new("section", Section),
            new("by", Author),
            new("from", From),
            new("to", To),
            new("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)),
        };
        return QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();
    }

    /// <summary>Reads the days: the first moment of one, and the moment behind the last of the other, both UTC.</summary>
    /// <returns>The name of the field that is no day; null when both are read.</returns>
    public string? ReadDays(TimeZoneInfo zone, out DateTime? from, out DateTime? until)
    {
        from = until = null;
        if (!string.IsNullOrEmpty(From))
        {
            if (!PaperDate.TryReadDay(From, zone, out var first)) return "from";
            from = first;
        }
        if (string.IsNullOrEmpty(To)) return null;
        if (!PaperDate.TryReadDay(To, zone, out var last)) return "to";
        until = PaperDate.NextMidnight(last, zone);
        return null;
    }
}
