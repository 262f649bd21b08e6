using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Authors;

/// <summary>An author's profile: a name and a few words in each edition; and its end, where no article names it.</summary>
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, SaveAuthor save, DeleteAuthor delete) : PageModel, IDeskPage
{
    private int articles;

    /// <summary>As it is saved; null for a new one.</summary>
    public Author? Author { get; private set; }
    public AuthorInput Input { get; private set; } = new();

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    public NamedForm Form { get; private set; } = null!;

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, string? saved, CancellationToken stopping)
    {
        if (!await FindAsync(slug, stopping)) return NotFound();
        if (Author is not null) Input = AuthorInput.Of(Author);
        return Show(StatusCodes.Status200OK, isSaved: saved is not null);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, string? step, [FromForm(Name = "")] AuthorInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await FindAsync(slug, stopping)) return NotFound();
        if (step == "delete" && Author is not null) return await DeleteAsync(slug, stopping);
        Input = input;
        switch (await save.RunAsync(Author?.Slug, input.Version, input.Typed(), stopping))
        {
            case NamedOutcome<Author>.Saved saved: return this.SeeOther($"/admin/authors/{SiteAddress.Escaped(saved.Thing.Slug)}?saved=1");
            case NamedOutcome<Author>.Refused refused: return Show(StatusCodes.Status422UnprocessableEntity, refused.Faults);
            case NamedOutcome<Author>.Conflict conflict:
                (Author, IsConflict, input.Version) = (conflict.Current, true, conflict.Current.Version); // the next save has seen it
                return Show(StatusCodes.Status409Conflict);
            default: return NotFound();
        }
    }

    private async Task<IActionResult> DeleteAsync(string slug, CancellationToken stopping)
    {
        if (await delete.RunAsync(slug, stopping)) return this.SeeOther("/admin/authors?deleted=1");
        Input = AuthorInput.Of(Author!);
        return Show(StatusCodes.Status422UnprocessableEntity, isInUse: true);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken stopping)
    {
        if (slug == SaveAuthor.New) return true;
        Author = await db.Authors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stopping);
        if (Author is null) return false;
        articles = await db.Set<Byline>().CountAsync(b => b.AuthorId == Author.Id, stopping);
        return true;
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null, bool isSaved = false, bool isInUse = false)
    {
        (Response.StatusCode, head.Title) = (status, Author?.Name.In(here.Edition.Code) ?? here.Words["desk.authors.new"]);
        Form = new("authors", $"/admin/authors/{Author?.Slug ?? SaveAuthor.New}", Author?.Path, Input.Slug, articles, faults ?? []) { IsSaved = isSaved, IsInUse = isInUse };
        return Page();
    }
}
