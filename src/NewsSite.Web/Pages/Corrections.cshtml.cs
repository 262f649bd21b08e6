using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>What an edition had to put right in articles that are public, newest first.</summary>
public sealed class CorrectionsModel(ReadDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel
{
    public const string Path = "corrections";

    public IReadOnlyList<CorrectionLine> Lines { get; private set; } = [];
    public bool IsContinued { get; private set; }
    public ListKey? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? before, CancellationToken stopping)
    {
        if (!ArticleList.TryReadKey(before, out var key)) return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        var lines = await db.Corrections.NewestIn(db.Articles, here.Edition.Code, key, now).Take(ArticleList.Length + 1).ToListAsync(stopping);
        Lines = [.. lines.Take(ArticleList.Length)];
        IsContinued = key is not null;
        Next = lines.Count > ArticleList.Length ? Lines[^1].Key : null;
        head.Title = here.Words["corrections.title"];
        head.Path = Path;
        head.FeedOf = Path;
        head.IsUnlisted = IsContinued;
        head.IsInEveryEdition = true;
        head.IsEmpty = lines.Count == 0;
        head.Siblings = await EditionsWithCorrectionsAsync(now, stopping);
        return Page();
    }

    private async Task<IReadOnlyDictionary<string, string>> EditionsWithCorrectionsAsync(DateTime now, CancellationToken stopping)
    {
        var paths = new Dictionary<string, string>();
        foreach (var edition in here.Paper.Editions.Where(e => e != here.Edition))
        {
            if (await db.Corrections.NewestIn(db.Articles, edition.Code, null, now).AnyAsync(stopping)) paths[edition.Code] = Path;
        }
        return paths;
    }
}
