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
        var now = clock.GetUtcNow().UtcDateTime;
        List = await ArticleList.LoadAsync(db.Bylines.NewestOf(db.Articles, author.Id, here.Edition.Code, key, now), author.Path, key, stopping);
        head.Title = author.Name.In(here.Edition.Code);
        head.Description = author.Bio.Count > 0 ? author.Bio.In(here.Edition.Code) : null;
        head.Path = author.Path;
        head.FeedOf = author.Path;
        head.IsUnlisted = key is not null;
        head.IsInEveryEdition = true;
        head.IsEmpty = List.Cards.Count == 0;
        head.Siblings = await EditionsOfAsync(author, now, stopping);
        return Page();
    }

    private async Task<IReadOnlyDictionary<string, string>> EditionsOfAsync(Author author, DateTime now, CancellationToken stopping)
    {
        var paths = new Dictionary<string, string>();
        foreach (var edition in here.Paper.Editions.Where(e => e != here.Edition))
        {
            if (await db.Bylines.NewestOf(db.Articles, author.Id, edition.Code, null, now).AnyAsync(stopping)) paths[edition.Code] = author.Path;
        }
        return paths;
    }
}
