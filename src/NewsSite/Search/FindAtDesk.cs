using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>
/// The desk's list of articles, whatever their state, a page at a time. Words are looked for in the index of what is
/// published or scheduled, and in the headlines and summaries of the newest <see cref="MostDrafts"/> of each other state.
/// </summary>
public sealed class FindAtDesk(NewsDb db, ReadDb index)
{
    public const int PageLength = 30;
    public const int MostFound = 2_000;
    public const int MostDrafts = 1_000;

    private static readonly Standing[] Unindexed = [Standing.Draft, Standing.Submitted, Standing.Withdrawn, Standing.Killed];

    /// <param name="filter">What is shown.</param>
    /// <param name="language">The edition in which its words were typed.</param>
    /// <param name="before">The key from which the list goes on; null for its beginning.</param>
    /// <param name="now">UTC.</param>
    /// <param name="stopping">Who asked has gone.</param>
    /// <returns>The rows, and the key of the next page, if there is one; null where the key is none of this list.</returns>
    public async Task<DeskPage?> RunAsync(DeskFilter filter, string language, string? before, DateTime now, CancellationToken stopping)
    {
        ListKey? key = ListKey.TryParse(before, out var read) ? read : null;
        if (key is null && before is not null) return null;
        var narrowed = filter.Of(db.Articles.AsNoTracking(), now);
        if (filter.Words.Length > 0)
        {
            var found = await FoundAsync(filter, language, now, stopping);
            narrowed = narrowed.Where(a => found.Contains(a.Id));
        }
        var rows = await InOrder(filter, narrowed, db.Set<Byline>(), key).Select(ArticleRow.From).Take(PageLength + 1).ToListAsync(stopping);
        var last = rows.Count > PageLength ? rows[PageLength - 1] : null;
        return new([.. rows.Take(PageLength)], last is null ? null : new ListKey(filter.IsByTime ? last.PublishedAt!.Value : DateTime.UnixEpoch, last.Id).ToString());
    }

    /// <summary>The list from the key on: by what was begun last, or by the time of publication; of an author by the bylines' own index.</summary>
    public static IQueryable<Article> InOrder(DeskFilter filter, IQueryable<Article> articles, IQueryable<Byline> bylines, ListKey? key)
    {
        if (filter.AuthorId is { } author)
        {
            var links = bylines.Where(b => b.AuthorId == author);
            if (key is { } from) links = links.Where(b => b.ArticleId < from.Id);
            return links.OrderByDescending(b => b.ArticleId).Join(articles, b => b.ArticleId, a => a.Id, (_, a) => a);
        }
        if (filter.IsByTime) return articles.Before(key).NewestFirst();
        if (key is { } k) articles = articles.Where(a => a.Id < k.Id);
        return articles.OrderByDescending(a => a.Id);
    }

    private async Task<List<long>> FoundAsync(DeskFilter filter, string language, DateTime now, CancellationToken stopping)
    {
        var typed = filter.Words.Length > SearchQuery.MaxLength ? filter.Words[..SearchQuery.MaxLength] : filter.Words;
        var code = Crockford.AsTyped(typed.Trim());
        var found = await db.Articles.Where(a => a.Code == code).Select(a => a.Id).ToListAsync(stopping);
        var query = SearchQuery.Parse(typed, language);
        if (query.All.Count == 0) return found;
        found.AddRange(await index.Matches(SqliteSearch.Match(query, [], isHeadline: false)).OrderByDescending(m => m.Id).Take(MostFound).Select(m => m.Id).ToListAsync(stopping));
        // What readers cannot find has no words in the index: its headline is folded here, as the index would.
        foreach (var standing in Unindexed.Where(s => filter.Standing is null || filter.Standing == s))
        {
            var drafts = await filter.Of(db.Articles.ThatAre(standing, now), now).OrderByDescending(a => a.Id)
                .Select(a => new { a.Id, a.Edition, a.Headline, a.Summary }).Take(MostDrafts).ToListAsync(stopping);
            found.AddRange(drafts.Where(d => IsMatch(query, $" {string.Join(' ', SearchFolding.Words($"{d.Headline} {d.Summary}", d.Edition).SelectMany(w => w.Parts))} ")).Select(d => d.Id));
        }
        return found;
    }

    // Words that begin so count here, too: an editor types a few letters of a headline.
    private static bool IsMatch(SearchQuery query, string folded) =>
        query.All.All(group => group.Any(term => term.Forms.Any(form => folded.Contains($" {form}", StringComparison.Ordinal))))
        && !query.None.Any(term => term.Forms.Any(form => folded.Contains($" {form} ", StringComparison.Ordinal)));
}

/// <param name="Next">The key behind the last row; null at the end.</param>
public sealed record DeskPage(IReadOnlyList<ArticleRow> Rows, string? Next);
