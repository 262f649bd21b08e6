using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Authors;

/// <summary>An author's profile: a name and a few words in each edition; and its end, where no article names it.</summary>
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, SaveAuthor save) : PageModel, IDeskPage
{
    /// <summary>As it is saved; null for a new one.</summary>
    public Author? Author { get; private set; }
    public AuthorInput Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool IsSaved { get; private set; }

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>It was to be deleted, but articles name the author.</summary>
    public bool IsInUse { get; private set; }

    public int Articles { get; private set; }
    public string Action => $"/admin/authors/{Author?.Slug ?? SaveAuthor.New}";

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, string? saved, CancellationToken stopping)
    {
        if (!await FindAsync(slug, stopping)) return NotFound();
        (IsSaved, Input) = (saved is not null, Author is null ? new() : AuthorInput.Of(Author));
        return Show(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, string? step, [FromForm(Name = "")] AuthorInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await FindAsync(slug, stopping)) return NotFound();
        if (step == "delete") return await DeleteAsync(slug, stopping);
        Input = input;
        switch (await save.RunAsync(Author?.Slug, input.Version, input.Typed(), stopping))
        {
            case NamedOutcome<Author>.Saved saved: return this.SeeOther($"/admin/authors/{SiteAddress.Escaped(saved.Thing.Slug)}?saved=1");
            case NamedOutcome<Author>.Refused refused:
                Faults = refused.Faults;
                return Show(StatusCodes.Status422UnprocessableEntity);
            case NamedOutcome<Author>.Conflict conflict:
                (Author, IsConflict, input.Version) = (conflict.Current, true, conflict.Current.Version); // the next save has seen it
                return Show(StatusCodes.Status409Conflict);
            default: return NotFound();
        }
    }

    /// <summary>The sentence for a field that was refused; null where it was not.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field) is { } fault ? here.Sentence(fault.WordKey, fault.Value) : null;

    private async Task<IActionResult> DeleteAsync(string slug, CancellationToken stopping)
    {
        if (await save.DeleteAsync(slug, stopping)) return this.SeeOther("/admin/authors?deleted=1");
        (IsInUse, Input) = (true, Author is null ? new() : AuthorInput.Of(Author));
        return Show(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken stopping)
    {
        if (slug == SaveAuthor.New) return true;
        Author = await db.Authors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stopping);
        if (Author is null) return false;
        Articles = await db.Set<Byline>().CountAsync(b => b.AuthorId == Author.Id, stopping);
        return true;
    }

    private PageResult Show(int status)
    {
        (Response.StatusCode, head.Title) = (status, Author?.Name.In(here.Edition.Code) ?? here.Words["desk.authors.new"]);
        return Page();
    }
}
