using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>Where the form of an article is sent while it is written: kept beside the article for who writes, or thrown away.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class AutosaveModel(NewsDb db, Desk desk, KeepTyped keep) : PageModel, IDeskPage
{
    /// <summary>A picture is not sent here.</summary>
    public const int MostBytes = 4 << 20;

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    /// <returns>204 once it is kept, 422 where it cannot be; after it was thrown away the way back.</returns>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] string? step, [FromForm(Name = "")] InputModel input, CancellationToken stopping)
    {
        var isNew = code == EditModel.New;
        if (isNew) code = input.NewCode();
        var article = await db.Articles.Where(a => a.Code == code).Select(a => new { a.StartedById, a.State }).FirstOrDefaultAsync(stopping);
        if (article is null && !isNew) return NotFound();
        if (article is not null && !desk.Me.MayEdit(article.StartedById, article.State)) return Forbid();
        if (step != "discard") return StatusCode(await keep.RunAsync(code, input.Typed(), desk.Me, stopping) ? StatusCodes.Status204NoContent : StatusCodes.Status422UnprocessableEntity);

        db.Autosaves.RemoveRange(await db.Autosaves.By(desk.Me.Id).Where(a => a.Code == code).ToListAsync(stopping));
        db.Revisions.RemoveRange(await db.Revisions.Where(r => r.Article.Code == code && r.ById == desk.Me.Id && r.Kind == RevisionKind.Autosaved).ToListAsync(stopping)); // thrown away is thrown away
        await db.SaveChangesAsync(stopping);
        return this.SeeOther($"/admin/articles/{(isNew ? EditModel.New : code)}");
    }
}
