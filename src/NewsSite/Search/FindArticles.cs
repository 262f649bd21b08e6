using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>
/// Finds what readers may read now (P16). Headlines that match come first, then the newest of the others, each by how well
/// it matches and how new it is. At most <see cref="MostRanked"/> of each are looked at, the newest by their ids.
/// </summary>
public sealed class FindArticles(ReadDb db, SpellPhrases spell, SuggestWords suggest, TimeProvider clock)
{
    public const int MostRanked = 2_000;
    public const int PageLength = 20;

    /// <summary>As many as hold all that is ranked.</summary>
    public const int MostPages = 2 * MostRanked / PageLength;

    private const double NewnessDays = 30;

    /// <param name="what">Its query has something to find.</param>
    /// <param name="page">From 1 to <see cref="MostPages"/>.</param>
    /// <param name="stopping">Who asked has gone.</param>
    public async Task<Findings> RunAsync(SearchFor what, int page, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var query = await spell.RunAsync(what.Query, stopping);
        var match = SqliteSearch.Match(query, what.MarksAt(now), isHeadline: false);
        var ranked = await RankedAsync(match, what, now, stopping);
        if (ranked.Count == 0) return new([], 0, false, await suggest.RunAsync(what, stopping));

        var headlines = await HeadlinesAsync(what, query, ranked, now, stopping);
        var order = Order(headlines, ranked, now);
        var shown = order.Skip((page - 1) * PageLength).Take(PageLength).ToList();
        return new(await ShowAsync(shown, match, query, now, stopping), order.Count, headlines.Count == MostRanked || ranked.Count == MostRanked, null);
    }

    private Task<List<Candidate>> RankedAsync(string match, SearchFor what, DateTime now, CancellationToken stopping) =>
        db.RankedMatches(match).Join(what.Within(db.Articles.Published(now)), m => m.ArticleId, a => a.Id, (m, a) => new { m.Id, m.Score, a.PublishedAt })
            .OrderByDescending(c => c.Id).Take(MostRanked).Select(c => new Candidate(c.Id, c.Score, c.PublishedAt!.Value)).ToListAsync(stopping);

    private async Task<List<Candidate>> HeadlinesAsync(SearchFor what, SearchQuery query, List<Candidate> ranked, DateTime now, CancellationToken stopping)
    {
        var matches = db.Matches(SqliteSearch.Match(query, what.MarksAt(now), isHeadline: true));
        if (ranked.Count == MostRanked)
        {
            return await matches.Join(what.Within(db.Articles.Published(now)), m => m.ArticleId, a => a.Id, (m, a) => new { m.Id, a.PublishedAt })
                .OrderByDescending(c => c.Id).Take(MostRanked).Select(c => new Candidate(c.Id, 0, c.PublishedAt!.Value)).ToListAsync(stopping);
        }
        // All that match are known already, and that they are public: the index alone says which do so by their headline.
        var (oldest, newest) = (ranked[^1].Id, ranked[0].Id);
        var ids = await matches.Where(m => m.Id >= oldest && m.Id <= newest).Select(m => m.Id).ToHashSetAsync(stopping);
        return ranked.FindAll(r => ids.Contains(r.Id));
    }

    private static List<long> Order(List<Candidate> headlines, List<Candidate> ranked, DateTime now)
    {
        var first = headlines.Select(h => h.Id).ToHashSet();
        var others = ranked.ToDictionary(r => r.Id);
        return [.. headlines.Select(h => others.GetValueOrDefault(h.Id, h)).OrderByDescending(c => Worth(c, now)).ThenByDescending(c => c.PublishedAt).ThenByDescending(c => c.Id).Select(c => c.Id),
            .. ranked.Where(r => !first.Contains(r.Id)).OrderByDescending(c => Worth(c, now)).ThenByDescending(c => c.PublishedAt).ThenByDescending(c => c.Id).Select(c => c.Id)];
    }

    // Twice as much for what is of today, half of that gain after a month.
    private static double Worth(Candidate candidate, DateTime now) =>
        -candidate.Score * (1 + (1 / (1 + (Math.Max(0, (now - candidate.PublishedAt).TotalDays) / NewnessDays))));

    private async Task<List<FoundArticle>> ShowAsync(List<long> ids, string match, SearchQuery query, DateTime now, CancellationToken stopping)
    {
        var cards = await db.Articles.Published(now).Where(a => ids.Contains(a.Id)).Select(ArticleCard.From).ToListAsync(stopping);
        var bodies = await db.Articles.Published(now).Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.BodyHtml }).ToDictionaryAsync(a => a.Id, a => a.BodyHtml, stopping);
        // By one pass over what matches: asked for each by its id, the index begins the whole query again each time.
        var (oldest, newest) = (ids.DefaultIfEmpty().Min(), ids.DefaultIfEmpty().Max());
        var marked = await db.MarkedWords(match).Where(m => m.Id >= oldest && m.Id <= newest && ids.Contains(m.ArticleId)).ToDictionaryAsync(m => m.Id, stopping);
        var sought = new SoughtForms(query);
        return [.. ids.SelectMany(id => cards.Where(c => c.Id == id && bodies.ContainsKey(id))).Select(card => Passages.Of(card, bodies[card.Id], marked.GetValueOrDefault(card.Id), sought))];
    }

    private sealed record Candidate(long Id, double Score, DateTime PublishedAt);
}

/// <summary>What is looked for, and where.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Language">The edition in which it was typed.</param>
/// <param name="Edition">The code of the one that is searched; null for all.</param>
/// <param name="SectionId">Null for all sections.</param>
/// <param name="AuthorId">Null for all authors.</param>
/// <param name="From">UTC, the first moment; null for the beginning.</param>
/// <param name="Until">UTC, the moment behind the last; null for today.</param>
public sealed record SearchFor(string Typed, string Language, string? Edition = null, long? SectionId = null, long? AuthorId = null, DateTime? From = null, DateTime? Until = null)
{
    public SearchQuery Query { get; } = SearchQuery.Parse(Typed, Language);

    /// <summary>What the index narrows by itself at <paramref name="now"/> (UTC); the dates to the year. Not the edition: its words are nearly always of one, and the mark would be counted for the ranking.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> MarksAt(DateTime now) =>
    [
        SectionId is { } section ? [ArticleWords.SectionMark(section)] : [],
        AuthorId is { } author ? [ArticleWords.AuthorMark(author)] : [],
        Years(now),
    ];

    // Where one day is left open, its side ends at the paper's first year or at this one: every match of all other years would
    // else be looked up to learn its date.
    private IReadOnlyList<string> Years(DateTime now)
    {
        var (first, last) = (Math.Max(From?.Year ?? 0, ArticleWords.FirstYear), Math.Min(Until?.Year ?? now.Year, now.Year));
        if (first == ArticleWords.FirstYear && last == now.Year) return []; // nearly all
        return first <= last ? [.. Enumerable.Range(first, last - first + 1).Select(ArticleWords.YearMark)] : [ArticleWords.YearMark(0)]; // in which nothing is
    }

    internal IQueryable<Article> Within(IQueryable<Article> articles)
    {
        if (Edition is { } edition) articles = articles.In(edition);
        if (From is { } from) articles = articles.Where(a => a.PublishedAt >= from);
        if (Until is { } until) articles = articles.Where(a => a.PublishedAt < until);
        return articles;
    }
}

/// <summary>What was found: one page of it, and how much there is.</summary>
/// <param name="Count">Of all pages.</param>
/// <param name="IsCut">Whether there may be more, older ones.</param>
/// <param name="Meant">Where nothing was found: the same with words that are found.</param>
public sealed record Findings(IReadOnlyList<FoundArticle> Articles, int Count, bool IsCut, Suggestion? Meant);

/// <summary>An article as the search shows it.</summary>
/// <param name="Headline">The whole headline.</param>
/// <param name="Text">A piece of the body around what was found, else the beginning of the summary.</param>
public sealed record FoundArticle(ArticleCard Card, IReadOnlyList<Passage> Headline, IReadOnlyList<Passage> Text);

/// <summary>A piece of shown text.</summary>
/// <param name="IsHit">Whether it is what was looked for.</param>
public sealed record Passage(string Text, bool IsHit);
