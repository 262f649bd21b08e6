using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Log;

/// <summary>What the staff did, newest first. Editors read it without staff matters.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Length = 50;

    public IReadOnlyList<StaffEvent> Lines { get; private set; } = [];
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();
    public LogThings Things { get; private set; } = LogThings.None;
    public LogFilter Filter { get; private set; } = new(null, null, null, null);

    /// <summary>What may be chosen from.</summary>
    public IReadOnlyList<StaffArea> Areas { get; private set; } = [];

    public bool IsContinued { get; private set; }

    /// <summary>After which the list goes on.</summary>
    public ListKey? Next { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayReadLog;
    public bool IsOpenInPanic => false; // it names the headlines of drafts

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "")] LogFilter filter, string? before, CancellationToken stopping)
    {
        ListKey? key = ListKey.TryParse(before, out var read) ? read : null;
        Areas = [.. Enum.GetValues<StaffArea>().Where(a => desk.Me.MayReadStaffMatters || a < StaffArea.Account)];
        if (!ModelState.IsValid || (before is not null && key is null) || (filter.Area is { } area && !Areas.Contains(area))) return NotFound();
        head.Title = here.Words["desk.log"];
        (Filter, IsContinued) = (filter, key is not null);
        Names = await db.StaffMembers.OrderBy(s => s.NormalizedUserName).Select(s => new { s.Id, s.UserName }).ToDictionaryAsync(s => s.Id, s => s.UserName ?? "", stopping);

        var list = filter.Of(db.StaffEvents.AsNoTracking(), here.Zone);
        if (!desk.Me.MayReadStaffMatters) list = list.WithoutStaffMatters();
        // Always with an upper bound, so that the index of times is entered at its place.
        list = key is { } k ? list.Before(k.Time, k.Id) : list.Before(clock.GetUtcNow().UtcDateTime.AddYears(1), long.MaxValue);
        var lines = await list.NewestFirst().Take(Length + 1).ToListAsync(stopping);
        Lines = [.. lines.Take(Length)];
        Next = lines.Count > Length ? new ListKey(Lines[^1].At, Lines[^1].Id) : null;
        Things = await LogThings.OfAsync(db, Lines, here.Edition.Code, stopping);
        return Page();
    }

    /// <summary>Who did it, as they are called today.</summary>
    public string NameOf(long? id) => id is not { } known ? here.Words["log.shell"] : Names.GetValueOrDefault(known) ?? here.Words.Format("log.gone", here.Dates.Number(known));
}
