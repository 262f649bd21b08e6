using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>A safety edit: shows where words stand that could harm a person, and takes them out of all of it.</summary>
public sealed class ScrubModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, ScrubArticle scrub) : PageModel, IDeskPage
{
    private static readonly char[] Lines = ['\r', '\n'];

    public Article Article { get; private set; } = null!;
    public string? Passages { get; private set; }
    public string? Instead { get; private set; }
    public NamedForm Form { get; private set; } = null!;

    /// <summary>Where the words stand, once somebody asked.</summary>
    public ScrubPlan? Plan { get; private set; }

    /// <summary>Where they stood until a moment ago.</summary>
    public ScrubPlan? Done { get; private set; }

    public Edition? Edition => here.Paper.Edition(Article.Edition);

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken stopping) => await FindAsync(code, stopping) ? Show(StatusCodes.Status200OK) : NotFound();

    /// <param name="step"><c>find</c> or <c>remove</c>.</param>
    /// <param name="passages">A line each.</param>
    /// <param name="instead">What stands there from then on.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] string? step, [FromForm] string? passages, [FromForm] string? instead, CancellationToken stopping)
    {
        if (step is not ("find" or "remove")) return BadRequest();
        if (!await FindAsync(code, stopping)) return NotFound();
        (Passages, Instead) = (passages, instead);
        List<string> wanted = [.. (passages ?? "").Split(Lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (Refuse(wanted) is { } fault) return Show(StatusCodes.Status422UnprocessableEntity, [fault]);
        try
        {
            if (step == "find") Plan = await scrub.PlanAsync(code, wanted, desk.Me, stopping);
            else
            {
                Done = await scrub.RunAsync(code, wanted, PlainText.CleanLine(instead ?? ""), desk.Me, stopping);
                (Passages, Instead) = (null, null);
            }
        }
        catch (InputRefusedException e)
        {
            return Show(StatusCodes.Status422UnprocessableEntity, [new("passages", e.WordKey, e.Value)]);
        }
        return await FindAsync(code, stopping) ? Show(StatusCodes.Status200OK) : NotFound();
    }

    private Fault? Refuse(List<string> wanted) =>
        wanted.Count > Blackout.MostPassages ? new("passages", "desk.fault.passages-many", Blackout.MostPassages)
        : wanted.Exists(p => p.Length > Blackout.MaxPassageLength) ? new("passages", "desk.fault.too-long", Blackout.MaxPassageLength)
        : new Blackout(wanted).IsEmpty ? new("passages", "desk.fault.passages-none")
        : Instead?.Length > Blackout.MaxPassageLength ? new("instead", "desk.fault.too-long", Blackout.MaxPassageLength)
        : null;

    private async Task<bool> FindAsync(string code, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Code == code && a.State != ArticleState.Killed, stopping) is not { } article) return false;
        Article = article;
        return true;
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null)
    {
        (Response.StatusCode, head.Title) = (status, here.Words["desk.scrub"]);
        Form = new("scrub", $"/admin/articles/{Article.Code}/scrub", null, null, 0, faults ?? []);
        return Page();
    }
}
