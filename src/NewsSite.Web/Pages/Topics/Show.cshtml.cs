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
        List = await ArticleList.LoadAsync(db.ArticleTopics.NewestOf(db.Articles, topic.Id, key, clock.GetUtcNow().UtcDateTime), topic.Path, key, stopping);
        if (List.Cards.Count == 0 && key is null) return NotFound();
        head.Title = topic.Name;
        head.Path = topic.Path;
        head.FeedOf = topic.Path;
        head.IsUnlisted = key is not null;
        return Page();
    }
}
