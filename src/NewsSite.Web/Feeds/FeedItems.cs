using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Feeds;

/// <summary>What a feed tells: the newest articles of the paper, or of one section, topic or author, the newest corrections, or the newest comments on an article.</summary>
/// <param name="Title">Of the feed.</param>
/// <param name="Path">Of the page that the feed is of, below the edition.</param>
internal sealed record FeedContent(string Title, string Path, IReadOnlyList<FeedItem> Items);

/// <summary>Finds what a feed tells. An article or a correction enters a feed a minute after it is public: within that time an editor may undo.</summary>
internal sealed class FeedItems(ReadDb db, CurrentEdition here, Freshness freshness, TimeProvider clock)
{
    private const int Length = 30;

    /// <param name="folder"><c>sections</c>, <c>topics</c>, <c>authors</c>, <c>articles</c> (the comments), <c>corrections</c>, or null for the whole paper.</param>
    /// <returns>Null where there is no such thing.</returns>
    public async Task<FeedContent?> FindAsync(string? folder, string? slug, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = now - Article.UndoTime;
        var edition = here.Edition.Code;
        var next = await db.Articles.Published(now).In(edition).Where(a => a.PublishedAt > due).MinAsync(a => a.PublishedAt, stopping);
        freshness.EndsAt(next + Article.UndoTime);
        var again = await db.Articles.Published(now).Where(a => a.ReleasedAt > due).MinAsync(a => a.ReleasedAt, stopping);
        freshness.EndsAt(again + Article.UndoTime);
        var articles = db.Articles.ReleasedBy(due);

        switch (folder)
        {
            case null:
                return await LoadAsync(here.PaperName, "", articles.Published(due).In(edition).NewestFirst(), stopping);
            case "sections" when await db.Sections.FirstOrDefaultAsync(s => s.Slug == slug, stopping) is { } section:
                return await LoadAsync(section.Name.In(edition), section.Path, articles.Published(due).In(edition).Where(a => a.SectionId == section.Id).NewestFirst(), stopping);
            // As for its page: a topic without a public article does not exist for readers.
            case "topics" when await db.Topics.FirstOrDefaultAsync(t => t.Edition == edition && t.Slug == slug, stopping) is { } topic
                    && await db.ArticleTopics.NewestOf(db.Articles, topic.Id, null, now).AnyAsync(stopping):
                return await LoadAsync(topic.Name, topic.Path, db.ArticleTopics.NewestOf(articles, topic.Id, null, due), stopping);
            case "authors" when await db.Authors.FirstOrDefaultAsync(a => a.Slug == slug, stopping) is { } author:
                return await LoadAsync(author.Name.In(edition), author.Path, db.Bylines.NewestOf(articles, author.Id, edition, null, due), stopping);
            case "articles" when await db.Articles.Published(now).In(edition).Where(a => a.Slug == slug).Select(ArticleLine.From).FirstOrDefaultAsync(stopping) is { } article:
                return await CommentsAsync(article, due, stopping);
            case "corrections":
                return await CorrectionsAsync(now, due, stopping);
            default:
                return null;
        }
    }

    /// <summary>A feed's own name, whatever the site's address becomes.</summary>
    public static string IdOf(Paper paper, Edition edition, FeedContent content) =>
        $"urn:newssite:{paper.Code}:{edition.Code}" + (content.Path.Length > 0 ? $":{SiteAddress.Escaped(content.Path)}" : "");

    /// <summary>One line without anything that XML forbids.</summary>
    public static string Line(string text) => PlainText.CleanLine(text);

    private async Task<FeedContent> CorrectionsAsync(DateTime now, DateTime due, CancellationToken stopping)
    {
        // Those of the last minute are a handful.
        var young = await db.Corrections.Where(c => c.At > due).NewestIn(db.Articles, here.Edition.Code, null, now).ToListAsync(stopping);
        if (young.Count > 0) freshness.EndsAt(young[^1].At + Article.UndoTime);
        var lines = await db.Corrections.Where(c => c.At <= due).NewestIn(db.Articles.ReleasedBy(due), here.Edition.Code, null, due).Take(Length).ToListAsync(stopping);
        return new(NameOf(here.Words["corrections.title"]), "corrections", lines.ConvertAll(line => FeedItem.Of(line, here)));
    }

    private async Task<FeedContent> CommentsAsync(ArticleLine article, DateTime due, CancellationToken stopping)
    {
        freshness.ArticleId = article.Id;
        var newest = await db.Comments.Under(article.Id).Shown().NewestFirst().Select(FeedComment.From).Take(Length).ToListAsync(stopping);
        var young = newest.FindAll(c => c.DecidedAt > due);
        if (young.Count > 0) freshness.EndsAt(young.Min(c => c.DecidedAt) + Article.UndoTime);
        return new(here.Words.Format("comment.page-title", article.Headline), article.Path, newest.FindAll(c => c.DecidedAt <= due).ConvertAll(c => FeedItem.Of(c, article, here)));
    }

    private string NameOf(string part) => here.Words.Format("title", part, here.PaperName);

    private async Task<FeedContent> LoadAsync(string name, string path, IQueryable<Article> articles, CancellationToken stopping) =>
        new(path.Length == 0 ? name : NameOf(name), path, (await articles.Select(ArticleCard.From).Take(Length).ToListAsync(stopping)).ConvertAll(card => FeedItem.Of(card, here)));
}
