using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Lays a translation beside its source.</summary>
public static class ComparedTranslations
{
    /// <param name="article">Perhaps a translation.</param>
    /// <returns>Null for what was not translated, and where the source is not here.</returns>
    public static async Task<Translation?> TranslationAsync(this NewsDb db, Article article, CancellationToken stopping)
    {
        if (await db.SourceOf(article).AsNoTracking().AsSplitQuery().Include(a => a.Topics).ThenInclude(t => t.Topic).FirstOrDefaultAsync(stopping) is not { } source) return null;
        var since = await db.Revisions.AsNoTracking().TranslatedInto(article, source.Id).FirstOrDefaultAsync(stopping);
        // Nobody said from which one: then from what the source was before anybody changed it here.
        if (since is null && article.SourceRevisionId is null) since = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == source.Id).OrderBy(r => r.Id).FirstOrDefaultAsync(stopping);
        return new(article, source, since);
    }

    /// <summary>The article of the same story from which it was translated; none for what was not.</summary>
    internal static IQueryable<Article> SourceOf(this NewsDb db, Article article) =>
        db.Articles.Where(a => a.StoryId == article.StoryId && a.Edition == article.TranslatedFrom && a.Id != article.Id).OrderBy(a => a.Id);
}
