using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Sections;

/// <summary>A section's names, one for each edition; and its end, where nothing stands in it.</summary>
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, SaveSection save, ArrangeSections arrange) : PageModel, IDeskPage
{
    /// <summary>As it is saved; null for a new one.</summary>
    public Section? Section { get; private set; }
    public SectionInput Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool IsSaved { get; private set; }

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>It was to be deleted, but articles stand in it.</summary>
    public bool IsInUse { get; private set; }

    public int Articles { get; private set; }
    public string Action => $"/admin/sections/{Section?.Slug ?? SaveSection.New}";

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, string? saved, CancellationToken stopping)
    {
        if (!await FindAsync(slug, stopping)) return NotFound();
        (IsSaved, Input) = (saved is not null, Section is null ? new() : SectionInput.Of(Section));
        return Show(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, string? step, [FromForm(Name = "")] SectionInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await FindAsync(slug, stopping)) return NotFound();
        if (step == "delete") return await DeleteAsync(slug, stopping);
        Input = input;
        switch (await save.RunAsync(Section?.Slug, input.Version, input.Typed(), stopping))
        {
            case NamedOutcome<Section>.Saved saved: return this.SeeOther($"/admin/sections/{SiteAddress.Escaped(saved.Thing.Slug)}?saved=1");
            case NamedOutcome<Section>.Refused refused:
                Faults = refused.Faults;
                return Show(StatusCodes.Status422UnprocessableEntity);
            case NamedOutcome<Section>.Conflict conflict:
                (Section, IsConflict, input.Version) = (conflict.Current, true, conflict.Current.Version); // the next save has seen it
                return Show(StatusCodes.Status409Conflict);
            default: return NotFound();
        }
    }

    /// <summary>The sentence for a field that was refused; null where it was not.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field) is { } fault ? here.Sentence(fault.WordKey, fault.Value) : null;

    private async Task<IActionResult> DeleteAsync(string slug, CancellationToken stopping)
    {
        if (await arrange.DeleteAsync(slug, stopping)) return this.SeeOther("/admin/sections?deleted=1");
        (IsInUse, Input) = (true, Section is null ? new() : SectionInput.Of(Section));
        return Show(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken stopping)
    {
        if (slug == SaveSection.New) return true;
        Section = await db.Sections.AsNoTracking().FirstOrDefaultAsync(s => s.Slug == slug, stopping);
        if (Section is null) return false;
        Articles = await db.Articles.CountAsync(a => a.SectionId == Section.Id, stopping);
        return true;
    }

    private PageResult Show(int status)
    {
        (Response.StatusCode, head.Title) = (status, Section?.Name.In(here.Edition.Code) ?? here.Words["desk.sections.new"]);
        return Page();
    }
}
