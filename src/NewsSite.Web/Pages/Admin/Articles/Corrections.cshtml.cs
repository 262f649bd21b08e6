using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>What readers are told of the mistakes in an article: added, worded anew, removed and put back.</summary>
public sealed class CorrectionsModel(NewsDb db, CurrentEdition here, PageHead head, CorrectArticle correct, TimeProvider clock) : PageModel, IDeskPage
{
    public Article Article { get; private set; } = null!;

    /// <summary>Of the article, in whose language it is corrected.</summary>
    public Edition? Edition => here.Paper.Edition(Article.Edition);

    /// <summary>One form for a new correction, one for each that stands; what was typed a moment ago is in its place.</summary>
    public List<CorrectionInput> Forms { get; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Correction> Removed { get; private set; } = [];

    /// <summary>What was just changed.</summary>
    public Correction? Done { get; private set; }

    /// <summary>As it is saved, where someone else was faster.</summary>
    public Correction? Conflict { get; private set; }
    public string? Fault { get; private set; }

    /// <summary>The form that was refused.</summary>
    public CorrectionInput? Typed { get; private set; }

    public bool MayBeCorrected => Article.HasBeenPublic(Now);
    public bool IsPublic => Article.IsPublic(Now);
    private DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public Task<IActionResult> OnGetAsync([FromRoute] string code, long? done, CancellationToken stopping) => ShowAsync(code, done, stopping);

    public async Task<IActionResult> OnPostAsync([FromRoute] string code, CorrectionStep step, [FromForm(Name = "")] CorrectionInput input, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        switch (await correct.RunAsync(code, input.Typed(), step, stopping))
        {
            case CorrectOutcome.Saved saved:
                return this.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/admin/articles/{code}/corrections?done={saved.Correction.Id}"));
            case CorrectOutcome.Conflict conflict:
                (Conflict, Typed, input.Version) = (conflict.Current, input, conflict.Current.Version); // the next save has seen it
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
            case CorrectOutcome.Refused refused:
                (Fault, Typed) = (EditModel.Sentence(refused.Faults[0], here), input);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                break;
            default:
                return NotFound();
        }
        return await ShowAsync(code, null, stopping);
    }

    private async Task<IActionResult> ShowAsync(string code, long? done, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().Include(a => a.Corrections).FirstOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return NotFound();
        Article = article;
        Done = article.Corrections.Find(c => c.Id == done);
        Removed = [.. article.Corrections.Where(c => c.RemovedAt is not null).OrderByDescending(c => c.RemovedAt)];
        Forms.Add(Typed is { Id: null } ? Typed : new CorrectionInput { Substantive = true });
        Forms.AddRange(article.Corrections.Where(c => c.RemovedAt is null).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => Typed?.Id == c.Id ? Typed : CorrectionInput.Of(c)));
        head.Title = here.Words["desk.corrections"];
        return Page();
    }
}
