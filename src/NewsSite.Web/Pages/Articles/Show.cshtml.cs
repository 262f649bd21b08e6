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

/// <summary>An article, what it belongs to, its first comments, and the latest news beside it; <c>?comments=</c> shows more of the comments under the headline alone.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, SiteAddress site, Freshness freshness, OpenThreads threads, FormStamps stamps, TimeProvider clock) : PageModel
{
    private const int MoreLength = 3;

    // An article with many topics does not make its page ask for all of them.
    private const int MostTopicsAsked = 3;

    public ArticlePage Article { get; private set; } = null!;
    public IReadOnlyList<ArticleCard> More { get; private set; } = [];
    public IReadOnlyDictionary<string, MediaFile> Pictures { get; private set; } = new Dictionary<string, MediaFile>();
    public IReadOnlyList<ShownCorrection> Corrections { get; private set; } = [];

    public CommentPage Comments { get; private set; } = null!;

    /// <summary>Why the article takes no comments; null while it does.</summary>
    public string? WhyClosed { get; private set; }
    public bool AreCommentsOpen => WhyClosed is null;

    /// <summary>That of the form for comments.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>The absolute address to share.</summary>
    public string ShortAddress => site.Of(Article.ShortPath);

    public async Task<IActionResult> OnGetAsync(string slug, string? comments, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        CommentKey? key = CommentKey.TryParse(comments, out var read) ? read : null;
        if (key is null && comments is not null) return NotFound();
        if (await db.Articles.In(here.Edition.Code).Where(a => a.Slug == slug).Published(now).Select(ArticlePage.From).FirstOrDefaultAsync(stopping) is not { } article)
            return await WhereItWentAsync(slug, now, stopping);

        if (await CommentPage.LoadAsync(db, article.Id, key, stopping) is not { } page) return CommentsOf(article);
        Comments = page;
        await LoadAsync(article, now, stopping);
        return Page();
    }

    /// <summary>Who follows a link to a comment that was erased since comes to those that are left.</summary>
    private RedirectResult CommentsOf(ArticlePage article)
    {
        Response.Headers.CacheControl = "no-cache";
        return Redirect($"{here.PathBase}/{SiteAddress.Escaped(article.Path)}#comments");
    }

    private async Task LoadAsync(ArticlePage article, DateTime now, CancellationToken stopping)
    {
        Article = article;
        freshness.ArticleId = article.Id;
        await LoadFormAsync(article, stopping);
        if (ArticleHtml.NamesPictures(article.BodyHtml)) Pictures = await db.ArticlePictures.Where(p => p.ArticleId == article.Id).Select(p => p.MediaFile).ToDictionaryAsync(m => m.Key, stopping);
        if (article.HasCorrections) Corrections = await db.Corrections.To(article.Id).Shown().NewestFirst().Select(ShownCorrection.From).ToListAsync(stopping);
        var related = await RelatedTo(article, now).ToListAsync(stopping);
        head.Tell(article);
        head.Path = article.Path;
        head.Siblings = related.Where(r => r.StoryId == article.StoryId).ToDictionary(r => r.Edition, r => r.Path);
        More = [.. related.Where(r => r.StoryId != article.StoryId).OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Id).Take(MoreLength)];
        head.HasComments = Comments.Count > 0;
        head.Article = ArticleJson.Head(article, Corrections, here, site);
        if (Comments.Key is null) return;
        head.Title = here.Words.Format("comment.page-title", article.Headline);
        head.IsUnlisted = true;
    }

    private async Task LoadFormAsync(ArticlePage article, CancellationToken stopping)
    {
        var standing = await threads.OfAsync(article.Comments, stopping);
        freshness.EndsAt(standing.Until);
        WhyClosed = standing.WhyClosed is { } why ? here.Sentence(why, standing.Value) : null;
        if (!standing.IsOpen) return;
        Stamp = await stamps.OfAsync(article.Id, stopping);
        freshness.EndsAt(stamps.NextAt);
    }

    /// <summary>The same story in the other editions, and the newest of the article's first topics: one question, since a page asks few.</summary>
    private IQueryable<ArticleCard> RelatedTo(ArticlePage article, DateTime now)
    {
        var ids = db.Articles.Published(now).Where(a => a.StoryId == article.StoryId).Select(a => a.Id);
        foreach (var topic in article.Topics.Take(MostTopicsAsked)) ids = ids.Concat(db.ArticleTopics.NewestOf(db.Articles, topic.Id, null, now).Select(a => a.Id).Take(MoreLength + 1));
        return db.Articles.Where(a => a.Id != article.Id && ids.Contains(a.Id)).Select(ArticleCard.From);
    }

    /// <summary>An old slug leads to the article, a withdrawn one says so, everything else is not there.</summary>
    private async Task<IActionResult> WhereItWentAsync(string slug, DateTime now, CancellationToken stopping)
    {
        var withdrawn = await db.Articles.In(here.Edition.Code).TakenBack().AnyAsync(a => a.Slug == slug, stopping);
        if (withdrawn) return StatusCode(StatusCodes.Status410Gone);
        var target = await db.Redirects.Where(r => r.Edition == here.Edition.Code && r.Slug == slug).OrderByDescending(r => r.ArticleId)
            .Join(db.Articles.Published(now), r => r.ArticleId, a => a.Id, (_, a) => a.Slug).FirstOrDefaultAsync(stopping);
        if (target is null) return await db.Redirects.Where(r => r.Edition == here.Edition.Code && r.Slug == slug).Join(db.Articles.TakenBack(), r => r.ArticleId, a => a.Id, (_, a) => a).AnyAsync(stopping) ? StatusCode(StatusCodes.Status410Gone) : NotFound();
        Response.Headers.CacheControl = "no-cache"; // a slug renamed there and back would end in a loop
        return RedirectPermanent($"{here.PathBase}/{SiteAddress.Escaped(NewsSite.Model.Article.PathOf(target))}");
    }
}
