using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>What was decided on comments, at the desk and by the links of messages, newest first; each decision can still be taken back.</summary>
public sealed class DecisionsModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, UndoDecision undo) : PageModel, IDeskPage
{
    private const int Length = 25;

    public IReadOnlyList<PastDecision> Decisions { get; private set; } = [];
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>How many comments stand again as before; null where nothing was taken back just now.</summary>
    public int? Undone { get; private set; }

    /// <summary>The id after which the list goes on.</summary>
    public long? Next { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task OnGetAsync(long? before, int? undone, CancellationToken stopping)
    {
        head.Title = here.Words["desk.decisions"];
        Undone = undone;
        var decisions = await PastDecision.ListAsync(db, before, Length + 1, stopping);
        Decisions = [.. decisions.Take(Length)];
        Next = decisions.Count > Length ? Decisions[^1].Id : null;
        var staff = Decisions.Select(d => d.StaffId).OfType<long>().Distinct().ToList();
        Names = await db.StaffMembers.Where(s => staff.Contains(s.Id)).Select(s => new { s.Id, s.UserName }).ToDictionaryAsync(s => s.Id, s => s.UserName ?? "", stopping);
    }

    public async Task<IActionResult> OnPostAsync(long act, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        var undone = await undo.RunAsync(act, stopping) ?? 0;
        return this.SeeOther(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/admin/comments/decisions?undone={undone}"));
    }

    /// <summary>Who it was. The names with which colleagues sign in are for those who run the desk.</summary>
    public string NameOf(long? staffId) => staffId is not { } id ? here.Words["desk.decided-by-link"] : !desk.Me.MayPublish && id != desk.Me.Id ? here.Words["desk.decided-by-colleague"] : Names.GetValueOrDefault(id) ?? here.Words.Format("log.gone", here.Dates.Number(id));
}
