using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Log;

/// <summary>What the form over the log says. What is no day filters nothing.</summary>
/// <param name="By">The id of a member of staff.</param>
/// <param name="Area">Of what.</param>
/// <param name="From">The first day, in the paper's time zone: <c>2026-11-20</c>.</param>
/// <param name="To">The last day.</param>
public sealed record LogFilter(long? By, StaffArea? Area, string? From, string? To)
{
    public bool IsSet => this != new LogFilter(null, null, null, null);

    public IQueryable<StaffEvent> Of(IQueryable<StaffEvent> events, TimeZoneInfo zone)
    {
        if (By is not null) events = events.Where(e => e.ById == By);
        if (Area is not null) events = events.Where(e => e.Area == Area);
        if (PaperDate.TryReadDay(From ?? "", zone, out var first)) events = events.Where(e => e.At >= first);
        if (PaperDate.TryReadDay(To ?? "", zone, out var last))
        {
            var end = PaperDate.NextMidnight(last, zone);
            events = events.Where(e => e.At < end);
        }
        return events;
    }

    /// <summary>The address of the list with this filter.</summary>
    public string Address(ListKey? before)
    {
        var query = new Dictionary<string, string?>
        {
            ["by"] = By?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["area"] = Area?.ToString().ToLowerInvariant(),
            ["from"] = From,
            ["to"] = To,
            ["before"] = before?.ToString(),
        };
        return "/admin/log" + QueryString.Create(query.Where(q => !string.IsNullOrEmpty(q.Value))).ToUriComponent();
    }
}
