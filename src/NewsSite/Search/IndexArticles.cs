using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>Folds what no rule of today has folded: the articles of a database from before the search, or from before a rule. At the start.</summary>
public sealed class IndexArticles(NewsDb db)
{
    private const int Batch = 50;

    /// <returns>How many articles were folded.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var published = db.Articles.Where(a => a.State == ArticleState.Published);
        var current = db.ArticleWords.Where(w => w.FoldVersion == SearchFolding.Version);
        if (await published.CountAsync(stopping) == await current.CountAsync(stopping)) return 0; // two looks at an index: nearly every start
        var (done, last) = (0, 0L);
        while (await published.Where(a => a.Id > last && !current.Any(w => w.ArticleId == a.Id)).OrderBy(a => a.Id).Select(a => a.Id).Take(Batch).ToListAsync(stopping) is { Count: > 0 } ids)
        {
            await db.IndexAsync(ids, stopping);
            (done, last) = (done + ids.Count, ids[^1]);
        }
        return done;
    }
}
