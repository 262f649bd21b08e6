using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Articles;

/// <summary>What was changed in an article when it was corrected, where its editor lets readers see that.</summary>
public sealed class ChangesModel(ReadDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel
{
    public CorrectionLine Correction { get; private set; } = null!;
    public IReadOnlyList<FieldChanges> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, long id, CancellationToken stopping)
    {
        var articles = db.Articles.In(here.Edition.Code).Where(a => a.Slug == slug).Published(clock.GetUtcNow().UtcDateTime);
        var found = await db.Corrections.Shown().Where(c => c.Id == id && articles.Any(a => a.Id == c.ArticleId))
            .Select(c => new { Line = new CorrectionLine(c.Id, c.Kind, c.Text, c.At, c.Article.Code, c.Article.Slug, c.Article.Headline), c.Compared }).FirstOrDefaultAsync(stopping);
        if (found is not { Compared: { } compared }) return NotFound();
        (Correction, Changes) = (found.Line, FieldChanges.Between(FieldChanges.Of(compared.Before), FieldChanges.Of(compared.After)));
        (head.Title, head.Path, head.IsUnlisted) = (here.Words.Format("changes.page-title", found.Line.ArticleHeadline), $"{found.Line.ArticlePath}/changes/{id}", true); // former words are no results of a search
        return Page();
    }
}
