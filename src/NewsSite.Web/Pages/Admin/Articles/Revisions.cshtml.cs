using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>What an article said before: who changed it, when and why, the difference of any two, and the way back.</summary>
public sealed class RevisionsModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, RestoreRevision restore) : PageModel, IDeskPage
{
    private const int Most = 500;

    public Article Article { get; private set; } = null!;
    public Edition? Edition => here.Paper.Edition(Article.Edition);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RevisionRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();
    public RevisionRow? Older { get; private set; }
    public RevisionRow? Newer { get; private set; }
    public IReadOnlyList<FieldChanges> Changes { get; private set; } = [];
    public bool IsRestored { get; private set; }
    public bool IsConflict { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, long? from, long? to, bool restored, CancellationToken stopping)
    {
        if (await FindAsync(code, stopping) is { } no) return no;
        IsRestored = restored;
        return await ShowAsync(from, to, stopping);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string code, long id, int version, CancellationToken stopping)
    {
        if (await FindAsync(code, stopping) is { } no) return no;
        switch (await restore.RunAsync(code, id, version, desk.Me, stopping))
        {
            case RestoreOutcome.Restored: return this.SeeOther($"/admin/articles/{code}/revisions?restored=true");
            case RestoreOutcome.Missing: return NotFound();
            default:
                IsConflict = true;
                Response.StatusCode = StatusCodes.Status409Conflict;
                await FindAsync(code, stopping);
                return await ShowAsync(id, null, stopping);
        }
    }

    /// <summary>Who did it; the paper's own program where nobody did.</summary>
    public string Who(RevisionRow row) => row.ById is { } id && Names.TryGetValue(id, out var name) ? name : here.Words["desk.revision-nobody"];

    private async Task<IActionResult?> FindAsync(string code, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return NotFound();
        Article = article;
        return desk.Me.MayEdit(article) ? null : Forbid();
    }

    private async Task<IActionResult> ShowAsync(long? from, long? to, CancellationToken stopping)
    {
        head.Title = here.Words["desk.revisions"];
        Rows = await db.Revisions.Where(r => r.ArticleId == Article.Id).OrderByDescending(r => r.Id).Select(RevisionRow.From).Take(Most).ToListAsync(stopping);
        var ids = Rows.Select(r => r.ById).Distinct().ToList();
        Names = await db.StaffMembers.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.UserName!, stopping);
        Newer = to is null ? Rows.Take(1).SingleOrDefault() : Rows.FirstOrDefault(r => r.Id == to);
        Older = from is null ? Rows.Skip(1).FirstOrDefault() : Rows.FirstOrDefault(r => r.Id == from);
        if ((from is not null && Older is null) || (to is not null && Newer is null)) return NotFound();
        if (Older is null || Newer is null) return Page();
        if (Older.Id > Newer.Id) (Older, Newer) = (Newer, Older);
        var (first, second) = (Older.Id, Newer.Id);
        var texts = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == Article.Id && (r.Id == first || r.Id == second)).ToDictionaryAsync(r => r.Id, stopping);
        Changes = FieldChanges.Between(FieldChanges.Of(texts[first]), FieldChanges.Of(texts[second]));
        return Page();
    }
}
