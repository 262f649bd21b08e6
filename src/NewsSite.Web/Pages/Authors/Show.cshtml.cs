using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Authors;

/// <summary>What an author has published in this edition, newest first.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel
{
    public Author Author { get; private set; } = null!;
    public ArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string? before, CancellationToken stopping)
    {
        if (!ArticleList.TryReadKey(before, out var key)) return NotFound();
        if (await db.Authors.FirstOrDefaultAsync(a => a.Slug == slug, stopping) is not { } author) return NotFound();
        Author = author;
        List = await ArticleList.LoadAsync(db.Bylines.NewestOf(db.Articles, author.Id, here.Edition.Code, key, clock.GetUtcNow().UtcDateTime), author.Path, key, stopping);
        head.Title = author.Name.In(here.Edition.Code);
        head.Description = author.Bio.Count > 0 ? author.Bio.In(here.Edition.Code) : null;
        head.Path = author.Path;
        head.FeedFolder = author.Path + "/";
        head.IsUnlisted = key is not null;
        return Page();
    }
}
