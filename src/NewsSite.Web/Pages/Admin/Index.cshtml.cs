using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin;

/// <summary>The desk's list of articles, the last that was begun first, and what is to be done. Reporters see what they started.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Length = 30;

    public static readonly IReadOnlyList<Standing> Filters = [Standing.Draft, Standing.Submitted, Standing.Scheduled, Standing.Published, Standing.Withdrawn];

    public IReadOnlyList<ArticleRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Standing, int> Counts { get; private set; } = new Dictionary<Standing, int>();
    public Standing? Chosen { get; private set; }
    public string? Edition { get; private set; }
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    public bool IsContinued { get; private set; }

    /// <summary>The id after which the list goes on.</summary>
    public long? Next { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayWrite || staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(Standing? state, string? edition, long? before, CancellationToken stopping)
    {
        if (!desk.Me.MayWrite) return LocalRedirect("/admin/comments");
        if (!ModelState.IsValid || (edition is not null && here.Paper.Edition(edition) is null)) return NotFound();
        head.Title = here.Words["desk.articles"];
        (Chosen, Edition, IsContinued) = (state, edition, before is not null);
        var mine = db.Articles.AsNoTracking();
        if (!desk.Me.MayPublish) mine = mine.Where(a => a.StartedById == desk.Me.Id);
        var counts = new Dictionary<Standing, int>();
        foreach (var one in new[] { Standing.Draft, Standing.Submitted, Standing.Scheduled }) counts[one] = await mine.ThatAre(one, Now).CountAsync(stopping);
        Counts = counts;

        var list = state is { } s ? mine.ThatAre(s, Now) : mine;
        if (edition is not null) list = list.In(edition);
        if (before is not null) list = list.Where(a => a.Id < before);
        var rows = await list.OrderByDescending(a => a.Id).Select(ArticleRow.From).Take(Length + 1).ToListAsync(stopping);
        Rows = [.. rows.Take(Length)];
        Next = rows.Count > Length ? Rows[^1].Id : null;
        return Page();
    }

    /// <summary>Whether who is at the desk may change it.</summary>
    public bool MayEdit(ArticleRow row) => desk.Me.MayEdit(row.StartedById, row.State);

    /// <summary>The list's address with another filter.</summary>
    public static string Address(Standing? state, string? edition, long? before = null)
    {
        var query = new List<string>();
        if (state is not null) query.Add($"state={state.ToString()!.ToLowerInvariant()}");
        if (edition is not null) query.Add($"edition={edition}");
        if (before is not null) query.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"before={before}"));
        return query.Count == 0 ? "/admin" : $"/admin?{string.Join('&', query)}";
    }
}
