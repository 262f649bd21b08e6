using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>What is saved, or typed and not saved, as readers would see it: in its own edition and in the readers' own layout.</summary>
[RequestSizeLimit(EditModel.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = EditModel.MostBytes)]
public sealed class PreviewModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, StorePicture storePicture, PreviewArticle preview, TimeProvider clock) : PageModel, IDeskPage
{
    /// <summary>Null where what was typed is refused.</summary>
    public StoryView? Story { get; private set; }

    /// <summary>In the language of the desk, not of the article.</summary>
    public string Notice { get; private set; } = here.Words["desk.preview-notice"];
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>The words that lead back to the form; null where the form is open in another tab.</summary>
    public string? Back { get; private set; } = here.Words["desk.preview-back"];

    /// <summary>The embargo under which it stands, in the language of the desk; null for none.</summary>
    public string? Embargo { get; private set; }
    public Edition DeskEdition { get; } = here.Edition;

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken stopping) =>
        await MayAsync(code, stopping) switch { null => NotFound(), false => Forbid(), _ => await ShowAsync(code, null, stopping) };

    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm(Name = "")] InputModel input, CancellationToken stopping)
    {
        var isNew = code == EditModel.New;
        if (isNew) code = input.NewCode();
        var may = await MayAsync(code, stopping);
        if (may == false) return Forbid();
        if (may is null && !isNew) return NotFound();
        (Notice, Back) = (here.Words["desk.preview-unsaved"], null);
        return await input.StoreUploadAsync(storePicture, stopping) is { } fault ? Refuse([fault]) : await ShowAsync(code, input.Typed(), stopping);
    }

    // Null where there is no such article.
    private async Task<bool?> MayAsync(string code, CancellationToken stopping) =>
        await db.Articles.Where(a => a.Code == code).Select(a => new { a.StartedById, a.State }).FirstOrDefaultAsync(stopping) is { } owner
            ? desk.Me.MayEdit(owner.StartedById, owner.State) : null;

    private async Task<IActionResult> ShowAsync(string code, TypedArticle? typed, CancellationToken stopping)
    {
        var outcome = await preview.RunAsync(code, typed, desk.Me, stopping);
        if (outcome.Faults.Count > 0) return Refuse(outcome.Faults);
        if (outcome.Article is not { } article || here.Paper.Edition(article.Edition) is not { } edition) return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        if (outcome.EmbargoUntil > now) Embargo = here.Words.Format("desk.embargo-until", here.Dates.Moment(outcome.EmbargoUntil.Value));
        if (article.PublishedAt == ArticlePage.Undated) article = article with { PublishedAt = now };
        Story = new(article, outcome.Pictures, outcome.Corrections);
        here.Edition = edition;
        Request.PathBase = edition.PathBase; // its links lead where the readers' do
        head.Title = article.Headline;
        head.Siblings = await db.Articles.Published(now).Where(a => a.StoryId == article.StoryId && a.Id != article.Id).ToDictionaryAsync(a => a.Edition, a => a.Path, stopping);
        head.IsUnlisted = true;
        return Page();
    }

    private PageResult Refuse(IReadOnlyList<Fault> faults)
    {
        Notice = here.Words["desk.preview-refused"];
        Faults = [.. faults.Select(fault => EditModel.Sentence(fault, here))];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        head.Title = here.Words["desk.preview"];
        head.IsUnlisted = true;
        return Page();
    }
}
