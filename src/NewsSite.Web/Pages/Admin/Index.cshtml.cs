using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Search;
using NewsSite.Text;
using NewsSite.Web.Pages.Admin.Articles;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin;

/// <summary>The desk's list of articles, what is to be done, and one step with many of them. Reporters see what they started.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, FindAtDesk find, MoveArticle move, BeginPaper begin, TimeProvider clock) : PageModel, IDeskPage
{
    private static readonly MoveStep[] Many = [MoveStep.Publish, MoveStep.Unpublish, MoveStep.Submit];
    public static readonly IReadOnlyList<Standing> Filters = [Standing.Draft, Standing.Submitted, Standing.Scheduled, Standing.Published, Standing.Withdrawn, Standing.Killed];

    public IReadOnlyList<ArticleRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Standing, int> Counts { get; private set; } = new Dictionary<Standing, int>();
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<Author> Authors { get; private set; } = [];
    public ListInput Input { get; private set; } = new();

    /// <summary>Whether an administrator has still to say what becomes of the pieces with which the paper came.</summary>
    public bool AsksHowToBegin { get; private set; }

    /// <summary>What was done to how many a moment ago, and why not to others.</summary>
    public (MoveStep Step, int Count)? Done { get; private set; }
    public IReadOnlyList<(Article Article, string Why)> Missed { get; private set; } = [];
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>The key from which the list goes on.</summary>
    public string? Next { get; private set; }

    /// <summary>The steps that are open to who is at the desk.</summary>
    public IEnumerable<MoveStep> Steps => Many.Where(step => MoveArticle.IsFor(desk.Me, step));

    public bool IsFor(StaffMember staff) => staff.MayWrite || staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(ListInput input, MoveStep? done, int count, CancellationToken stopping)
    {
        if (!desk.Me.MayWrite) return LocalRedirect("/admin/comments");
        if (!ModelState.IsValid) return NotFound();
        if (done is { } step) Done = (step, count);
        return await ShowAsync(input, stopping);
    }

    public async Task<IActionResult> OnPostAsync(ListInput input, [FromForm] MoveStep? step, [FromForm] List<string>? codes, CancellationToken stopping)
    {
        if (!desk.Me.MayWrite) return Forbid();
        if (!ModelState.IsValid || step is not { } wanted || !Many.Contains(wanted) || codes?.Count > FindAtDesk.PageLength) return BadRequest();
        if (!MoveArticle.IsFor(desk.Me, wanted)) return Forbid();
        var missed = new List<(Article, string)>();
        var moved = 0;
        foreach (var code in codes ?? [])
        {
            var outcome = await move.RunAsync(code, wanted, desk.Me, "", stopping);
            if (outcome.Fault is { } fault) missed.Add((outcome.Article!, EditModel.Sentence(fault, here)));
            else if (outcome.Article is not null) moved++;
        }
        if (missed.Count == 0) return this.SeeOther(input.After(input.Before) is var list && list.Contains('?', StringComparison.Ordinal) ? $"{list}&{Told(wanted, moved)}" : $"{list}?{Told(wanted, moved)}");
        (Done, Missed) = ((wanted, moved), missed);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(input, stopping);
    }

    /// <summary>Whether who is at the desk may change it.</summary>
    public bool MayEdit(ArticleRow row) => desk.Me.MayEdit(row.StartedById, row.State);

    private static string Told(MoveStep step, int count) => string.Create(CultureInfo.InvariantCulture, $"done={step.ToString().ToLowerInvariant()}&count={count}");

    private async Task<IActionResult> ShowAsync(ListInput input, CancellationToken stopping)
    {
        Input = input;
        head.Title = here.Words["desk.articles"];
        Sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(stopping);
        Authors = await db.Authors.AsNoTracking().OrderBy(a => a.Id).ToListAsync(stopping);
        if (Filter() is not { } filter || await find.RunAsync(filter, here.Edition.Code, string.IsNullOrEmpty(input.Before) ? null : input.Before, Now, stopping) is not { } page) return NotFound();
        (Rows, Next) = (page.Rows, page.Next);
        AsksHowToBegin = desk.Me.MayRunPaper && await begin.AskAsync(stopping) is not null;
        var mine = new DeskFilter(StartedById: filter.StartedById).Of(db.Articles.AsNoTracking(), Now);
        var counts = new Dictionary<Standing, int>();
        foreach (var one in new[] { Standing.Draft, Standing.Submitted, Standing.Scheduled }) counts[one] = await mine.ThatAre(one, Now).CountAsync(stopping);
        Counts = counts;
        return Page();
    }

    // Null for what names something that the paper does not have.
    private DeskFilter? Filter()
    {
        var (edition, section, author) = (here.Paper.Edition(Input.Edition ?? ""), Sections.FirstOrDefault(s => s.Slug == Input.Section), Authors.FirstOrDefault(a => a.Slug == Input.Author));
        if ((edition is null && !string.IsNullOrEmpty(Input.Edition)) || (section is null && !string.IsNullOrEmpty(Input.Section)) || (author is null && !string.IsNullOrEmpty(Input.Author))) return null;
        DateTime? from = PaperDate.TryReadDay(Input.From ?? "", here.Zone, out var first) ? first : null;
        DateTime? until = PaperDate.TryReadDay(Input.To ?? "", here.Zone, out var last) ? PaperDate.NextMidnight(last, here.Zone) : null;
        if ((from is null && !string.IsNullOrEmpty(Input.From)) || (until is null && !string.IsNullOrEmpty(Input.To))) return null;
        return new(Input.State, edition?.Code, section?.Id, author?.Id, from, until, (Input.Query ?? "").Trim(), desk.Me.MayPublish ? null : desk.Me.Id);
    }
}
