using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>The words and phrases that are rejected or held, a list for each edition; all of them meet every comment.</summary>
public sealed class WordsModel(NewsDb db, CurrentEdition here, PageHead head, WriteWordList write) : PageModel, IDeskPage
{
    public Edition Edition { get; private set; } = null!;
    public string? Banned { get; private set; }
    public string? Suspect { get; private set; }
    public int Version { get; private set; }
    public bool IsSaved { get; private set; }

    /// <summary>Why it was not saved: a key of the words.</summary>
    public string? Fault { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(string? edition, string? saved, CancellationToken stopping)
    {
        if (!Load(edition)) return NotFound();
        IsSaved = saved is not null;
        var list = await db.WordLists.AsNoTracking().FirstOrDefaultAsync(l => l.Edition == Edition.Code, stopping);
        (Banned, Suspect, Version) = (list?.Banned, list?.Suspect, list?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromQuery] string? edition, string? banned, string? suspect, int version, CancellationToken stopping)
    {
        if (!ModelState.IsValid || !Load(edition)) return BadRequest();
        var outcome = await write.RunAsync(Edition.Code, banned, suspect, version, stopping);
        if (outcome == WordListOutcome.Saved) return this.SeeOther($"/admin/comments/words?edition={Edition.Code}&saved=1");
        // What was typed stays; of what another has saved meanwhile the number is taken, so that saving again replaces it.
        Fault = outcome == WordListOutcome.Conflict ? "desk.words-conflict" : "desk.words-too-long";
        (Banned, Suspect) = (banned, suspect);
        Version = await db.WordLists.Where(l => l.Edition == Edition.Code).Select(l => l.Version).FirstOrDefaultAsync(stopping);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private bool Load(string? edition)
    {
        if (here.Paper.Edition(string.IsNullOrEmpty(edition) ? here.Edition.Code : edition) is not { } chosen) return false;
        Edition = chosen;
        head.Title = here.Words["desk.word-lists"];
        return true;
    }
}
