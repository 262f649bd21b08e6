using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>What is saved, as readers would see it, in its own edition and in the readers' own layout.</summary>
public sealed class PreviewModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, TimeProvider clock) : PageModel, IDeskPage
{
    public StoryView Story { get; private set; } = null!;

    /// <summary>In the language of the desk, not of the article.</summary>
    public string Notice { get; private set; } = "";
    public string Back { get; private set; } = "";
    public Edition DeskEdition { get; } = here.Edition;

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken stopping)
    {
        var owner = await db.Articles.Where(a => a.Code == code).Select(a => new { a.Id, a.StartedById, a.State }).FirstOrDefaultAsync(stopping);
        if (owner is null) return NotFound();
        if (!desk.Me.MayEdit(owner.StartedById, owner.State)) return Forbid();
        var article = await db.Articles.AsNoTracking().Where(a => a.Id == owner.Id).Select(ArticlePage.From).FirstAsync(stopping);
        if (here.Paper.Edition(article.Edition) is not { } edition) return NotFound();
        if (article.PublishedAt == ArticlePage.Undated) article = article with { PublishedAt = clock.GetUtcNow().UtcDateTime };
        var pictures = await db.Articles.AsNoTracking().Where(a => a.Id == owner.Id).SelectMany(a => a.Pictures).Select(p => p.MediaFile).ToDictionaryAsync(m => m.Key, stopping);
        Story = new(article, pictures);
        (Notice, Back) = (here.Words["desk.preview-notice"], here.Words["desk.preview-back"]);
        here.Edition = edition;
        Request.PathBase = edition.PathBase; // its links lead where the readers' do
        head.Title = article.Headline;
        head.IsUnlisted = true;
        return Page();
    }
}
