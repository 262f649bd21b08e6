using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Pages;

/// <summary>A standing page in one edition: its words, how readers would see them, and its end.</summary>
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, SavePage save, DeletePage delete) : PageModel, IDeskPage
{
    private string? known; // the address, where some edition has it

    /// <summary>As it is saved; null for one that this edition does not have yet.</summary>
    public NewsSite.Model.Page? Standing { get; private set; }

    public Edition Edition { get; private set; } = null!;
    public PageInput Input { get; private set; } = new();

    /// <summary>Whether its address is still to be chosen.</summary>
    public bool IsNew => known is null;

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>Someone else deleted it since the form was opened; what was typed can be saved anew.</summary>
    public bool IsGone { get; private set; }

    /// <summary>What was typed as readers would see it; null where it was not asked for.</summary>
    public RenderedText? Preview { get; private set; }

    public NamedForm Form { get; private set; } = null!;

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync([FromRoute] string edition, [FromRoute] string slug, string? saved, CancellationToken stopping)
    {
        if (!await FindAsync(edition, slug, stopping)) return NotFound();
        if (Standing is not null) Input = PageInput.Of(Standing);
        return Show(StatusCodes.Status200OK, isSaved: saved is not null);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string edition, [FromRoute] string slug, string? step, [FromForm(Name = "")] PageInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        var isThere = await FindAsync(edition, slug, stopping);
        if (here.Paper.Edition(edition) is null) return NotFound();
        if (step == "delete") return await DeleteAsync(slug, input.Version, stopping);
        Input = input;
        if (!isThere) return ShowGone(slug);
        if (step == "preview") return ShowPreview();
        switch (await save.RunAsync(Edition.Code, known, input.Version, input.Typed(), stopping))
        {
            case NamedOutcome<NewsSite.Model.Page>.Saved saved: return this.SeeOther($"/admin/{SiteAddress.Escaped(saved.Thing.DeskPath)}?saved=1");
            case NamedOutcome<NewsSite.Model.Page>.Refused refused: return Show(StatusCodes.Status422UnprocessableEntity, refused.Faults);
            case NamedOutcome<NewsSite.Model.Page>.Conflict conflict:
                (Standing, IsConflict, input.Version) = (conflict.Current, true, conflict.Current.Version); // the next save has seen it
                return Show(StatusCodes.Status409Conflict);
            default: return ShowGone(slug);
        }
    }

    private async Task<IActionResult> DeleteAsync(string slug, int version, CancellationToken stopping)
    {
        if (await delete.RunAsync(Edition.Code, slug, version, stopping)) return this.SeeOther("/admin/pages?deleted=1");
        (Input, IsConflict) = (PageInput.Of(Standing!), true);
        return Show(StatusCodes.Status409Conflict);
    }

    private PageResult ShowGone(string slug)
    {
        (IsGone, Input.Version, Input.Slug) = (true, 0, slug);
        return Show(StatusCodes.Status409Conflict);
    }

    private PageResult ShowPreview()
    {
        var faults = new List<Fault>();
        Preview = Input.Typed().Render(faults);
        return Show(faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, faults);
    }

    private async Task<bool> FindAsync(string edition, string slug, CancellationToken stopping)
    {
        if (here.Paper.Edition(edition) is not { } found) return false;
        Edition = found;
        if (slug == SavePage.New) return true;
        var same = await db.Pages.AsNoTracking().Where(p => p.Slug == slug).ToListAsync(stopping);
        if (same.Count == 0) return false;
        (known, Standing) = (slug, same.Find(p => p.Edition == edition));
        return true;
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null, bool isSaved = false)
    {
        (Response.StatusCode, head.Title) = (status, Standing?.Title ?? here.Words["desk.pages.new"]);
        var address = NewsSite.Model.Page.PathOf(Edition.Code, known ?? SavePage.New);
        Form = new("pages", $"/admin/{address}", Standing?.DeskPath, Input.Slug, 0, faults ?? []) { IsSaved = isSaved, Version = Standing?.Version ?? 0 };
        return Page();
    }
}
