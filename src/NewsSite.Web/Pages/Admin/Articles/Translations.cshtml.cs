using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>A story in all editions of the paper, side by side: what is told, what is missing, and what its source has left behind.</summary>
public sealed class TranslationsModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, StartTranslation start, ConfirmTranslation confirm, TimeProvider clock) : PageModel, IDeskPage
{
    /// <summary>The one by which the page was reached.</summary>
    public Article Article { get; private set; } = null!;
    public IReadOnlyList<StoryEdition> Editions { get; private set; } = [];

    /// <summary>From which a missing edition can be told: what was written before what was translated.</summary>
    public IReadOnlyList<Article> Sources { get; private set; } = [];

    /// <summary>The editions in which something was just done.</summary>
    public string? Confirmed { get; private set; }
    public string? Taken { get; private set; }
    public bool IsConflict { get; private set; }
    public string? Fault { get; private set; }
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, string? confirmed, string? taken, CancellationToken stopping)
    {
        (Confirmed, Taken) = (confirmed, taken);
        return await FindAsync(code, stopping) ?? await ShowAsync(stopping);
    }

    /// <param name="code">Of the source that is translated, or of the translation that is up to date.</param>
    /// <param name="step"><c>translate</c> or <c>confirm</c>.</param>
    /// <param name="edition">Into which it is translated.</param>
    /// <param name="seen">The version of the source with which the translation was compared.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] string? step, [FromForm] string? edition, [FromForm] int seen, CancellationToken stopping)
    {
        if (await FindAsync(code, stopping) is { } no) return no;
        return step switch { "translate" => await TranslateAsync(code, edition ?? "", stopping), "confirm" => await ConfirmAsync(code, seen, stopping), _ => BadRequest() };
    }

    private async Task<IActionResult> TranslateAsync(string code, string edition, CancellationToken stopping)
    {
        var outcome = await start.RunAsync(code, edition, desk.Me, stopping);
        if (outcome.Article is { } article)
            return this.SeeOther(outcome.IsNew || article.StartedById == desk.Me.Id ? $"/admin/articles/{article.Code}" : $"/admin/articles/{code}/translations?taken={article.Edition}");
        if (outcome.Fault is not { } fault) return NotFound();
        Fault = EditModel.Sentence(fault, here);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(stopping);
    }

    private async Task<IActionResult> ConfirmAsync(string code, int seen, CancellationToken stopping)
    {
        if (!desk.Me.MayEdit(Article)) return Forbid();
        var outcome = await confirm.RunAsync(code, seen, desk.Me, stopping);
        if (outcome == ConfirmOutcome.Confirmed) return this.SeeOther($"/admin/articles/{code}/translations?confirmed={Article.Edition}");
        if (outcome == ConfirmOutcome.Missing) return NotFound();
        IsConflict = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await ShowAsync(stopping);
    }

    private async Task<IActionResult?> FindAsync(string code, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return NotFound();
        Article = article;
        return StoryEdition.MayBeReadBy(desk.Me, article, Now) ? null : Forbid();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stopping)
    {
        head.Title = here.Words["desk.translations"];
        var told = await db.Articles.AsNoTracking().Where(a => a.StoryId == Article.StoryId).OrderBy(a => a.Edition).ToListAsync(stopping);
        var codes = here.Paper.Editions.Select(e => e.Code).Union(told.Select(a => a.Edition)).ToList();
        Sources = [.. told.Where(a => desk.Me.MayTranslate(a, Now)).OrderBy(a => a.TranslatedFrom is not null).ThenByDescending(a => a.IsPublic(Now)).ThenBy(a => codes.IndexOf(a.Edition))];
        var editions = new List<StoryEdition>();
        foreach (var code in codes) editions.Add(await StoryEdition.OfAsync(db, code, told.Find(a => a.Edition == code), here.Paper, desk.Me, Now, stopping));
        Editions = editions;
        return Page();
    }
}
