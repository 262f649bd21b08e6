using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Sections;

/// <summary>A section's names, one for each edition; and its end, where nothing stands in it.</summary>
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, SaveSection save, DeleteSection delete) : PageModel, IDeskPage
{
    private int articles;

    /// <summary>As it is saved; null for a new one.</summary>
    public Section? Section { get; private set; }
    public SectionInput Input { get; private set; } = new();

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    public NamedForm Form { get; private set; } = null!;

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, string? saved, CancellationToken stopping)
    {
        if (!await FindAsync(slug, stopping)) return NotFound();
        if (Section is not null) Input = SectionInput.Of(Section);
        return Show(StatusCodes.Status200OK, isSaved: saved is not null);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, string? step, [FromForm(Name = "")] SectionInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await FindAsync(slug, stopping)) return NotFound();
        if (step == "delete" && Section is not null) return await DeleteAsync(slug, stopping);
        Input = input;
        switch (await save.RunAsync(Section?.Slug, input.Version, input.Typed(), stopping))
        {
            case NamedOutcome<Section>.Saved saved: return this.SeeOther($"/admin/sections/{SiteAddress.Escaped(saved.Thing.Slug)}?saved=1");
            case NamedOutcome<Section>.Refused refused: return Show(StatusCodes.Status422UnprocessableEntity, refused.Faults);
            case NamedOutcome<Section>.Conflict conflict:
                (Section, IsConflict, input.Version) = (conflict.Current, true, conflict.Current.Version); // the next save has seen it
                return Show(StatusCodes.Status409Conflict);
            default: return NotFound();
        }
    }

    private async Task<IActionResult> DeleteAsync(string slug, CancellationToken stopping)
    {
        if (await delete.RunAsync(slug, stopping)) return this.SeeOther("/admin/sections?deleted=1");
        Input = SectionInput.Of(Section!);
        return Show(StatusCodes.Status422UnprocessableEntity, isInUse: true);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken stopping)
    {
        if (slug == SaveSection.New) return true;
        Section = await db.Sections.AsNoTracking().FirstOrDefaultAsync(s => s.Slug == slug, stopping);
        if (Section is null) return false;
        articles = await db.Articles.CountAsync(a => a.SectionId == Section.Id, stopping);
        return true;
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null, bool isSaved = false, bool isInUse = false)
    {
        (Response.StatusCode, head.Title) = (status, Section?.Name.In(here.Edition.Code) ?? here.Words["desk.sections.new"]);
        Form = new("sections", $"/admin/sections/{Section?.Slug ?? SaveSection.New}", Section?.Path, Input.Slug, articles, faults ?? []) { IsSaved = isSaved, IsInUse = isInUse };
        return Page();
    }
}
