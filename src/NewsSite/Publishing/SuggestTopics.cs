using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Topics to choose from while an article is written: only those that readers know, whatever drafts are about.</summary>
public sealed class SuggestTopics(NewsDb db, TimeProvider clock)
{
    private const int Most = 8;
    private const int LastArticles = 60;

    /// <param name="edition">An edition's code.</param>
    /// <param name="begins">How the name begins, as it is typed; empty for what the last articles are about.</param>
    /// <param name="stopping">Ends it.</param>
    /// <returns>At most 8 names: in the order of their addresses, or those that the last articles have most first.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string edition, string begins, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (begins.Trim().Length > 0)
        {
            var slug = Slug.From(TextWarnings.Mended(edition, begins));
            if (slug.Length == 0) return [];
            var links = db.Set<ArticleTopic>();
            return await db.Topics.Where(t => t.Edition == edition && t.Slug.StartsWith(slug) && links.Any(l => l.TopicId == t.Id && l.PublishedAt <= now)).OrderBy(t => t.Slug).Select(t => t.Name).Take(Most).ToListAsync(stopping);
        }
        var last = await db.Articles.Published(now).In(edition).NewestFirst().Take(LastArticles).SelectMany(a => a.Topics).Select(t => t.Topic.Name).ToListAsync(stopping);
        return [.. last.CountBy(name => name).OrderByDescending(n => n.Value).Select(n => n.Key).Take(Most)];
    }
}
