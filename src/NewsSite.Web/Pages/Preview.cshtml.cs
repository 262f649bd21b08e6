using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>An article that is not public, for whoever was given its secret link: never cached, never listed.</summary>
public sealed class PreviewModel(CurrentEdition here, PageHead head, OpenPreview open, TimeProvider clock) : PageModel
{
    public StoryView Story { get; private set; } = null!;

    /// <summary>UTC of the end of the link.</summary>
    public DateTime Until { get; private set; }

    /// <summary>UTC of the moment before which nobody publishes it; null where that has passed, or none was named.</summary>
    public DateTime? EmbargoUntil { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken stopping)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // its address is the secret, and the page has no form
        if (await open.RunAsync(Crockford.AsTyped(code), stopping) is not var (shown, until) || shown.Article is not { } article || here.Paper.Edition(article.Edition) is not { } edition) return NotFound();
        Until = until;
        var now = clock.GetUtcNow().UtcDateTime;
        EmbargoUntil = shown.EmbargoUntil > now ? shown.EmbargoUntil : null;
        if (article.PublishedAt == ArticlePage.Undated) article = article with { PublishedAt = now };
        Story = new(article, shown.Pictures, shown.Corrections);
        here.Edition = edition;
        Request.PathBase = edition.PathBase;
        head.Title = article.Headline;
        head.IsUnlisted = true;
        return Page();
    }
}
