using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>The addresses under which readers knew an article before. Each leads to it until somebody deletes it here.</summary>
public sealed class AddressesModel(NewsDb db, CurrentEdition here, PageHead head) : PageModel, IDeskPage
{
    public Article Article { get; private set; } = null!;
    public Edition? Edition => here.Paper.Edition(Article.Edition);

    /// <summary>Of the other articles of its edition that have one of its old addresses now: it leads to them.</summary>
    public IReadOnlyDictionary<string, Article> Owners { get; private set; } = new Dictionary<string, Article>();
    public bool IsDeleted { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public Task<IActionResult> OnGetAsync([FromRoute] string code, bool deleted, CancellationToken stopping)
    {
        IsDeleted = deleted;
        return ShowAsync(code, stopping);
    }

    /// <param name="id">Of the old address; one that is gone needs no deleting.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] long id, CancellationToken stopping)
    {
        var isThere = await db.WriteAsync(async () =>
        {
            if (await db.Articles.Include(a => a.OldSlugs).SingleOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return false;
            if (article.OldSlugs.RemoveAll(r => r.Id == id) > 0) await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
        return isThere ? this.SeeOther($"/admin/articles/{code}/addresses?deleted=true") : NotFound();
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken stopping)
    {
        if (await db.Articles.AsNoTracking().Include(a => a.OldSlugs).FirstOrDefaultAsync(a => a.Code == code, stopping) is not { } article) return NotFound();
        Article = article;
        head.Title = here.Words["desk.addresses"];
        var slugs = article.OldSlugs.ConvertAll(r => r.Slug);
        Owners = await db.Articles.AsNoTracking().Where(a => a.Edition == article.Edition && slugs.Contains(a.Slug) && a.Id != article.Id).ToDictionaryAsync(a => a.Slug, stopping);
        return Page();
    }
}
