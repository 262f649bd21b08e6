using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>What waits for a translator: among the newest <see cref="MostLooked"/> of an edition what another does not tell, and where the source has changed since.</summary>
public sealed class FindTranslationWork(NewsDb db, TimeProvider clock)
{
    public const int MostShown = 30;
    public const int MostLooked = 500;

    /// <param name="from">The code of the edition in which it was published.</param>
    /// <param name="to">That of the edition which lacks it.</param>
    /// <param name="withStale">Whether translations into <paramref name="to"/> are compared with their sources as well.</param>
    /// <param name="stopping">Who asked has gone.</param>
    public async Task<TranslationWork> RunAsync(string from, string to, bool withStale, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var missing = await Untold(db.Articles.AsNoTracking(), from, to, now).Select(ArticleRow.From).Take(MostShown).ToListAsync(stopping);
        var stale = new List<Translation>();
        if (withStale)
        {
            foreach (var article in await Overtaken(db.Articles.AsNoTracking(), db.Revisions, to, now).Take(MostShown).ToListAsync(stopping))
            {
                // A revision may say the same again.
                if (await db.TranslationAsync(article, stopping) is { IsStale: true } translation) stale.Add(translation);
            }
        }
        return new(missing, stale);
    }

    /// <summary>Public ones of the edition that nobody has begun to tell in the other, the newest first.</summary>
    public static IQueryable<Article> Untold(IQueryable<Article> articles, string from, string to, DateTime now) =>
        articles.Published(now).In(from).NewestFirst().Take(MostLooked).Where(a => !articles.Any(t => t.StoryId == a.StoryId && t.Edition == to)).NewestFirst();

    /// <summary>Public translations whose source was saved after they were compared with it, the newest first.</summary>
    internal static IQueryable<Article> Overtaken(IQueryable<Article> articles, IQueryable<Revision> revisions, string to, DateTime now) =>
        articles.Published(now).In(to).NewestFirst().Take(MostLooked)
            .Where(t => articles.Any(s => s.StoryId == t.StoryId && s.Edition == t.TranslatedFrom
                && revisions.Any(r => r.ArticleId == s.Id && r.Kind != RevisionKind.Found && (t.SourceRevisionId == null || r.Id > t.SourceRevisionId))))
            .NewestFirst();
}

/// <param name="Missing">Articles of one edition that another does not tell.</param>
/// <param name="Stale">Translations into that other whose source has changed.</param>
public sealed record TranslationWork(IReadOnlyList<ArticleRow> Missing, IReadOnlyList<Translation> Stale);
