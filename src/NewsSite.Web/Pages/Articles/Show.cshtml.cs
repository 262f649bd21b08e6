using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Articles;

/// <summary>An article, what it belongs to, its comments, and the latest news beside it.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, LatestNews news, SiteAddress site, Freshness freshness, CommentRules rules, TimeProvider clock) : PageModel
{
    private const int LatestLength = 6;

    public ArticlePage Article { get; private set; } = null!;
    public IReadOnlyList<ArticleCard> Latest { get; private set; } = [];
    public IReadOnlyDictionary<string, MediaFile> Pictures { get; private set; } = new Dictionary<string, MediaFile>();

    public IReadOnlyList<CommentThread> Threads { get; private set; } = [];
    public int CommentCount { get; private set; }
    public bool AreCommentsOpen => rules.AreOpen(Article.Comments);

    /// <summary>The absolute address to share.</summary>
    public string ShortAddress => site.Of(Article.ShortPath);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Articles.In(here.Edition.Code).Where(a => a.Slug == slug).Published(now).Select(ArticlePage.From).FirstOrDefaultAsync(stopping) is not { } article)
            return await WhereItWentAsync(slug, now, stopping);

        await LoadAsync(article, now, stopping);
        return Page();
    }

    private async Task LoadAsync(ArticlePage article, DateTime now, CancellationToken stopping)
    {
        Article = article;
        freshness.ArticleId = article.Id;
        if (ArticleHtml.NamesPictures(article.BodyHtml)) Pictures = await db.ArticlePictures.Where(p => p.ArticleId == article.Id).Select(p => p.MediaFile).ToDictionaryAsync(m => m.Key, stopping);
        Latest = await news.InAsync(here.Edition.Code, article.Id, LatestLength, stopping);
        var comments = await db.Comments.Under(article.Id).Shown().OldestFirst().Select(ShownComment.From).Take(CommentThread.MostLoaded).ToListAsync(stopping);
        CommentCount = comments.Count;
        Threads = CommentThread.Of(comments);
        var siblings = await db.Articles.Published(now).Where(a => a.StoryId == article.StoryId && a.Id != article.Id).Select(a => new { a.Edition, a.Slug }).ToListAsync(stopping);
        head.Title = article.Headline;
        head.Description = article.Summary;
        head.Path = article.Path;
        head.Siblings = siblings.ToDictionary(s => s.Edition, s => NewsSite.Model.Article.PathOf(s.Slug));
        head.Article = ArticleJson.Head(article, here, site);
    }

    /// <summary>An old slug leads to the article, a withdrawn one says so, everything else is not there.</summary>
    private async Task<IActionResult> WhereItWentAsync(string slug, DateTime now, CancellationToken stopping)
    {
        var withdrawn = await db.Articles.In(here.Edition.Code).AnyAsync(a => a.Slug == slug && (a.State == ArticleState.Withdrawn || a.State == ArticleState.Killed), stopping);
        if (withdrawn) return StatusCode(StatusCodes.Status410Gone);
        var target = await db.Redirects.Where(r => r.Edition == here.Edition.Code && r.Slug == slug)
            .Join(db.Articles.Published(now), r => r.ArticleId, a => a.Id, (_, a) => a.Slug).FirstOrDefaultAsync(stopping);
        if (target is null) return NotFound();
        Response.Headers.CacheControl = "no-cache"; // a slug renamed there and back would end in a loop
        return RedirectPermanent($"{here.Edition.PathBase}/{SiteAddress.Escaped(NewsSite.Model.Article.PathOf(target))}");
    }
}
