using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Publishing;

public static class ArticleParts
{
    /// <summary>With all that belongs to an article, for changing it.</summary>
    public static IQueryable<Article> WithParts(this IQueryable<Article> articles) =>
        articles.AsSplitQuery().Include(a => a.Section).Include(a => a.Lead!.MediaFile).Include(a => a.OldSlugs)
            .Include(a => a.Topics).ThenInclude(t => t.Topic).Include(a => a.Bylines).ThenInclude(b => b.Author).Include(a => a.Pictures).ThenInclude(p => p.MediaFile);
}
