using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Nameplate;

/// <summary>What the paper calls itself, and its editions themselves.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, PaperOverrides settings, SavePaper save, DrawPaper draw, DrawEmblems drawEmblems) : PageModel, IDeskPage
{
    private const string Address = "/admin/nameplate";
    private const string Pictures = "image/png,image/jpeg,image/webp";

    /// <summary>As it is saved.</summary>
    public Paper Paper { get; private set; } = null!;
    public NameplateInput Input { get; private set; } = new();

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>The name that a setting gives, and that stands above what is saved; null without one.</summary>
    public string? NameBySetting => string.IsNullOrWhiteSpace(settings.Name) ? null : settings.Name;

    public NamedForm Form { get; private set; } = null!;

    /// <summary>What can be drawn: the field, the kinds of file, and the address of what there is; null for none.</summary>
    public IEnumerable<(string Kind, string Types, string? Shown)> Drawings =>
    [
        ("mark", "image/svg+xml", $"/favicon.svg?v={Paper.DrawingsVersion}"), ("icon", Pictures, Paper.HasIcons ? $"/{Emblem.PathOf(Emblem.Small)}?v={Paper.DrawingsVersion}" : null),
        ("card", Pictures, Paper.HasCard ? $"/{Emblem.PathOf(Emblem.Card)}?v={Paper.DrawingsVersion}" : null),
    ];

    public bool IsFor(StaffMember staff) => staff.MayRunPaper;

    public async Task<IActionResult> OnGetAsync(string? saved, CancellationToken stopping)
    {
        Paper = await db.Papers.AsNoTracking().SingleAsync(stopping);
        Input = NameplateInput.Of(Paper);
        return Show(StatusCodes.Status200OK, isSaved: saved is not null);
    }

    public async Task<IActionResult> OnPostAsync(string? step, [FromForm(Name = "")] NameplateInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        Paper = await db.Papers.AsNoTracking().SingleAsync(stopping);
        if (step == "draw") return await DrawAsync(input, stopping);
        Input = input;
        switch (await save.RunAsync(input.Version, input.Typed(), stopping))
        {
            case NamedOutcome<Paper>.Saved: return this.SeeOther($"{Address}?saved=1");
            case NamedOutcome<Paper>.Refused refused: return Show(StatusCodes.Status422UnprocessableEntity, refused.Faults);
            case NamedOutcome<Paper>.Conflict conflict:
                (Paper, IsConflict, input.Version) = (conflict.Current, true, conflict.Current.Version); // the next save has seen it
                return Show(StatusCodes.Status409Conflict);
            default: return NotFound();
        }
    }

    private async Task<IActionResult> DrawAsync(NameplateInput input, CancellationToken stopping)
    {
        var sent = await SentDrawings.ReadAsync(input, drawEmblems, stopping);
        if (sent.Faults.Count == 0)
        {
            await draw.RunAsync(sent.Mark, sent.Emblems, stopping);
            return this.SeeOther($"{Address}?saved=1");
        }
        Input = NameplateInput.Of(Paper);
        return Show(StatusCodes.Status422UnprocessableEntity, sent.Faults);
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null, bool isSaved = false)
    {
        (Response.StatusCode, head.Title) = (status, here.Words["desk.nameplate"]);
        Form = new("nameplate", Address, Address, null, 0, faults ?? []) { IsSaved = isSaved };
        return Page();
    }
}
