using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Translations;

/// <summary>What waits for a translator: published in one edition and not told in another, or changed since it was translated.</summary>
public sealed class IndexModel(CurrentEdition here, PageHead head, Desk desk, FindTranslationWork find) : PageModel, IDeskPage
{
    public Edition Source { get; private set; } = null!;

    /// <summary>Into which it would be translated.</summary>
    public Edition Into { get; private set; } = null!;
    public TranslationWork Work { get; private set; } = null!;

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    /// <param name="from">An edition's code; the paper's default one where it is not said.</param>
    /// <param name="to">Likewise; that of the desk's language where that is another, else the next.</param>
    /// <param name="stopping">Nothing changes.</param>
    public async Task<IActionResult> OnGetAsync(string? from, string? to, CancellationToken stopping)
    {
        var editions = here.Paper.Editions;
        if ((from is not null && here.Paper.Edition(from) is null) || (to is not null && here.Paper.Edition(to) is null) || editions.Count < 2) return NotFound();
        Source = here.Paper.Edition(from ?? "") ?? editions.Find(e => e == here.Paper.Default && e.Code != to) ?? editions.First(e => e.Code != to);
        Into = here.Paper.Edition(to ?? "") ?? (here.Edition.Code != Source.Code ? here.Edition : editions.First(e => e.Code != Source.Code));
        if (Into.Code == Source.Code) return NotFound();
        Work = await find.RunAsync(Source.Code, Into.Code, desk.Me.MayPublish, stopping);
        head.Title = here.Words["desk.to-translate"];
        return Page();
    }
}
