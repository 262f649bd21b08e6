using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Articles;

/// <summary>The short address of an article leads to it, whatever its slug and edition.</summary>
public sealed class ShortModel(ReadDb db, CurrentEdition here, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stopping)
    {
        code = Crockford.AsTyped(code);
        var target = await db.Articles.Where(a => a.Code == code).Published(clock.GetUtcNow().UtcDateTime)
            .Select(a => new { a.Edition, a.Slug }).FirstOrDefaultAsync(stopping);
        if (target is null && await db.Articles.TakenBack().AnyAsync(a => a.Code == code, stopping)) return StatusCode(StatusCodes.Status410Gone);
        if (target is null || here.Paper.Edition(target.Edition) is not { } edition) return NotFound();
        Response.Headers.CacheControl = "no-cache"; // a slug may change again
        return RedirectPermanent($"{here.BaseOf(edition)}/{SiteAddress.Escaped(Article.PathOf(target.Slug))}");
    }
}
