using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NewsSite.Model;

namespace NewsSite.Data;

/// <summary>
/// Keeps the words of the search beside their articles: whoever saves an article, by whatever act, writes its words in
/// the same transaction. What is not published has none. A deleted article takes its words along, by its key.
/// </summary>
internal sealed class ArticleWordsWriter
{
    private static readonly HashSet<string> Folded =
        [nameof(Article.Headline), nameof(Article.Summary), nameof(Article.BodyHtml), nameof(Article.State), nameof(Article.PublishedAt), nameof(Article.SectionId)];

    private readonly HashSet<Article> articles = [];
    private readonly HashSet<Byline> bylines = [];

    /// <summary>Looks at one change before it is saved; an added article has no id yet.</summary>
    public void Note(EntityEntry entry)
    {
        if (entry.Entity is Byline byline) bylines.Add(byline);
        else if (entry.Entity is Article article && (entry.State == EntityState.Added || (entry.State == EntityState.Modified && entry.Properties.Any(p => p.IsModified && Folded.Contains(p.Metadata.Name))))) articles.Add(article);
    }

    /// <returns>The articles of all changes since the last call, in the order of their ids; nothing is noted any more.</returns>
    public List<long> TakeNoted()
    {
        var ids = articles.Select(a => a.Id).Concat(bylines.Select(b => b.ArticleId)).Distinct().Order().ToList();
        articles.Clear();
        bylines.Clear();
        return ids;
    }

    /// <summary>Folds what is stored now; the caller saves.</summary>
    public static async Task WriteAsync(NewsDb db, IReadOnlyList<long> ids, CancellationToken stopping)
    {
        var known = await db.ArticleWords.Where(w => ids.Contains(w.ArticleId)).ToDictionaryAsync(w => w.ArticleId, stopping);
        var published = await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id) && a.State == ArticleState.Published && a.PublishedAt != null).OrderBy(a => a.Id)
            .Select(a => new WordsSource(a.Id, a.Edition, a.Headline, a.Summary, a.BodyHtml, a.PublishedAt!.Value, a.SectionId, a.Bylines.Select(b => b.AuthorId).ToList()))
            .ToListAsync(stopping);
        foreach (var article in published)
        {
            if (!known.Remove(article.Id, out var words)) db.ArticleWords.Add(words = new ArticleWords { ArticleId = article.Id });
            words.Take(article);
        }
        db.ArticleWords.RemoveRange(known.Values);
    }

    /// <summary>Nobody but this class asks for words: kept in memory they would only be carried along.</summary>
    public static void Forget(NewsDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<ArticleWords>().ToList()) entry.State = EntityState.Detached;
    }
}
