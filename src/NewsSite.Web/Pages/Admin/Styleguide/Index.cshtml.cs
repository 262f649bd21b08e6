using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Styleguide;

/// <summary>Every part of the pages with its own style sheet, in the words of one edition and one scheme of colours: for whoever changes how the paper looks.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, IWebHostEnvironment host, TimeProvider clock) : PageModel, IDeskPage
{
    /// <summary>Whose edition's words and direction.</summary>
    public Edition Edition { get; private set; } = null!;
    public bool IsDark { get; private set; }

    /// <summary>The desk's own parts; else the readers'.</summary>
    public bool IsDesk { get; private set; }
    public Samples Samples { get; private set; } = null!;
    public IReadOnlyList<Swatch> Colours { get; private set; } = [];

    public bool IsFor(StaffMember staff) => true;

    /// <param name="edition">Its code; the person's own without one.</param>
    /// <param name="scheme"><c>light</c> or <c>dark</c>.</param>
    /// <param name="sheet"><c>reader</c> or <c>desk</c>.</param>
    /// <param name="stopping">Until the page is filled.</param>
    public async Task<IActionResult> OnGetAsync(string? edition, string? scheme, string? sheet, CancellationToken stopping)
    {
        if (here.Paper.Edition(edition ?? here.Edition.Code) is not { } chosen || scheme is not (null or "light" or "dark") || sheet is not (null or "reader" or "desk")) return NotFound();
        (Edition, IsDark, IsDesk) = (chosen, scheme == "dark", sheet == "desk");
        here.Edition = chosen;
        Request.PathBase = chosen.PathBase; // links of the parts lead where the readers' do
        head.Title = here.Words["desk.styleguide"];
        head.IsUnlisted = true;
        var now = clock.GetUtcNow().UtcDateTime;
        // The newest that has a picture lends it, not its words: a part without pictures would tell half.
        var lent = await db.Articles.AsNoTracking().In(chosen.Code).Published(now).NewestFirst().Where(a => a.Lead != null).Select(ArticleCard.From).FirstOrDefaultAsync(stopping);
        Samples = new(here, lent?.Picture is { } picture ? picture with { Alt = here.Words["styleguide.caption"], AltLang = null } : null, now);
        Colours = await Swatch.ReadAsync(host.WebRootFileProvider.GetFileInfo(IsDesk ? "css/desk.css" : "css/reader.css"), IsDesk, IsDark, stopping);
        return Page();
    }

    /// <summary>The page with one thing changed.</summary>
    public string Address(Edition? edition = null, bool? dark = null, bool? desk = null) =>
        $"/admin/styleguide?edition={(edition ?? Edition).Code}&scheme={(dark ?? IsDark ? "dark" : "light")}&sheet={(desk ?? IsDesk ? "desk" : "reader")}";
}
