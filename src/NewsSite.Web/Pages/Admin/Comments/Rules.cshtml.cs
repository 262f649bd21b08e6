using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>How the paper takes comments. What a setting says stands above it, and is shown as that.</summary>
public sealed class RulesModel(NewsDb db, CurrentEdition here, PageHead head, CommentSettings settings, SaveRules save) : PageModel, IDeskPage
{
    private const string Address = "/admin/comments/rules";

    public RulesInput Input { get; private set; } = new();

    /// <summary>Someone else chose in the meantime; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    public NamedForm Form { get; private set; } = null!;
    public CommentSettings Settings => settings;

    /// <summary>What holds, where it is not what was typed.</summary>
    public CommentRules Holding { get; private set; } = CommentRules.Usual;

    public bool IsFor(StaffMember staff) => staff.MayRunPaper;

    public async Task OnGetAsync(string? saved, CancellationToken stopping)
    {
        var row = await RowAsync(stopping);
        Input = RulesInput.Of(Holding, row?.RulesVersion ?? 0, here.Dates);
        Show(StatusCodes.Status200OK, isSaved: saved is not null);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "")] RulesInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        var row = await RowAsync(stopping);
        Input = input;
        var faults = new List<Fault>();
        var rules = input.Typed(row?.Rules ?? CommentRules.Usual, settings, faults);
        if (faults.Count > 0) return Show(StatusCodes.Status422UnprocessableEntity, faults);
        if (await save.RunAsync(input.Version, rules, stopping)) return this.SeeOther($"{Address}?saved=1");
        await RowAsync(stopping);
        (IsConflict, input.Version) = (true, await db.Discussions.Select(d => d.RulesVersion).FirstOrDefaultAsync(stopping)); // the next save has seen them
        return Show(StatusCodes.Status409Conflict);
    }

    /// <summary>The field of a number.</summary>
    public RulesField Field(string name, string? value, int? setting, int holding) => new(Form, name, value, setting is not null, IsConflict ? holding : null);

    private async Task<Discussion?> RowAsync(CancellationToken stopping)
    {
        var row = await db.Discussions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Discussion.OnlyId, stopping);
        Holding = settings.Over(row?.Rules ?? CommentRules.Usual);
        return row;
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null, bool isSaved = false)
    {
        (Response.StatusCode, head.Title) = (status, here.Words["desk.rules"]);
        Form = new("rules", Address, Address, null, 0, faults ?? []) { IsSaved = isSaved };
        return Page();
    }
}

/// <summary>A number of the rules, as a field.</summary>
/// <param name="Form">That it stands in.</param>
/// <param name="Name">Its name and id.</param>
/// <param name="Value">As it was typed or is saved.</param>
/// <param name="IsLocked">A setting says it.</param>
/// <param name="Holding">What someone else has saved meanwhile; null where nobody has.</param>
public sealed record RulesField(NamedForm Form, string Name, string? Value, bool IsLocked, int? Holding);
