using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Topics;

/// <summary>What has been published on a topic, newest first. A topic without a public article does not exist for readers.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel
{
    public Topic Topic { get; private set; } = null!;
    public ArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string? before, CancellationToken stopping)
    {
        if (!ArticleList.TryReadKey(before, out var key)) return NotFound();
        if (await db.Topics.FirstOrDefaultAsync(t => t.Edition == here.Edition.Code && t.Slug == slug, stopping) is not { } topic) return NotFound();
        Topic = topic;
        var now = clock.GetUtcNow().UtcDateTime;
        List = await ArticleList.LoadAsync(db.ArticleTopics.NewestOf(db.Articles, topic.Id, key, now), topic.Path, key, stopping);
        if (List.Cards.Count == 0 && key is null) return NotFound();
        head.Title = topic.Name;
        head.Path = topic.Path;
        head.FeedOf = topic.Path;
        head.IsUnlisted = key is not null;
        head.Siblings = await SameAddressAsync(slug, now, stopping);
        return Page();
    }

    // Each edition has topics in words of its own; those that stand at one address are one to readers.
    private async Task<IReadOnlyDictionary<string, string>> SameAddressAsync(string slug, DateTime now, CancellationToken stopping)
    {
        var paths = new Dictionary<string, string>();
        var editions = here.Paper.Editions.Where(e => e != here.Edition).Select(e => e.Code).ToList(); // named, so that the index is used
        foreach (var other in await db.Topics.Where(t => editions.Contains(t.Edition) && t.Slug == slug).ToListAsync(stopping))
        {
            if (await db.ArticleTopics.NewestOf(db.Articles, other.Id, null, now).AnyAsync(stopping)) paths[other.Edition] = other.Path;
        }
        return paths;
    }
}
