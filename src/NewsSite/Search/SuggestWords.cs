using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>
/// What may have been meant where nothing was found: for a word that no public article has, the most alike that one has,
/// spelled as it is there. Likeness is counted in groups of three letters. The work is bounded, whatever was typed.
/// </summary>
public sealed class SuggestWords(ReadDb db, TimeProvider clock)
{
    private const int MostWords = 3;
    private const int MostTerms = 800;
    private const int MostTried = 5;
    private const int LongestWord = 30;
    private const double LeastLike = 0.35;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The query with other words; null where none is like enough, or would find nothing either.</returns>
    public async Task<string?> RunAsync(SearchFor what, CancellationToken stopping)
    {
        var meant = what.Typed;
        var words = what.Query.All.SelectMany(group => group).Where(t => !t.IsPrefix && t.Forms[0].Length is >= 3 and <= LongestWord && !t.Forms[0].Contains(' ', StringComparison.Ordinal)).Take(MostWords);
        foreach (var term in words)
        {
            if (await Public(what, term).AnyAsync(stopping)) continue;
            if (await AlikeAsync(what, term.Forms[0], stopping) is not { } word) return null;
            meant = meant.Replace(term.Typed, word, StringComparison.Ordinal);
        }
        if (meant == what.Typed) return null;
        var query = new SearchFor(meant, what.Language, what.Edition, what.SectionId, what.AuthorId, what.From, what.Until);
        return query.Query.All.Count > 0 && await Public(query, SqliteSearch.Match(query.Query, query.MarksAt(Now), isHeadline: false)).AnyAsync(stopping) ? meant : null;
    }

    private IQueryable<Article> Public(SearchFor what, SearchTerm term) => Public(what, SqliteSearch.Match(term, what.MarksAt(Now)));

    private IQueryable<Article> Public(SearchFor what, string match) =>
        db.Matches(match).Join(what.Within(db.Articles.Published(Now)), m => m.ArticleId, a => a.Id, (_, a) => a);

    private async Task<string?> AlikeAsync(SearchFor what, string word, CancellationToken stopping)
    {
        var terms = new HashSet<string>();
        foreach (var beginning in Beginnings(word)) terms.UnionWith(await db.TermsThatBegin(beginning, MostTerms).ToListAsync(stopping));
        var groups = Groups(word);
        var likely = terms.Select(t => (Term: t, Like: Likeness(groups, t))).Where(t => t.Like >= LeastLike).OrderByDescending(t => t.Like).ThenBy(t => t.Term, StringComparer.Ordinal).Take(MostTried);
        (string? Spelled, double Like) best = (null, 0);
        foreach (var (term, _) in likely)
        {
            // An index knows the words of what is not public yet, too; and how a word is spelled an article knows better.
            var article = await Public(what, new SearchTerm(term, [term], IsPrefix: false)).Select(a => new { a.Edition, a.Headline, a.Summary, a.BodyHtml }).FirstOrDefaultAsync(stopping);
            if (article is not null && Spelled($"{article.Headline} {article.Summary} {ArticleHtml.Words(article.BodyHtml)}", article.Edition, groups) is var spelled && spelled.Like > best.Like) best = spelled;
        }
        return best.Spelled;
    }

    // The first two letters as they were typed, and as they are when one was forgotten, doubled or changed places.
    private static IEnumerable<string> Beginnings(string word) =>
        new[] { word[..2], $"{word[0]}{word[2]}", $"{word[1]}{word[0]}", word[1..3] }.Distinct().Where(b => !char.IsSurrogate(b[0]) && !char.IsSurrogate(b[1]));

    private static (string? Spelled, double Like) Spelled(string text, string language, HashSet<string> groups)
    {
        var best = SearchFolding.Words(text, language).Select(w => (Word: w, Like: Likeness(groups, w.Joined))).MaxBy(w => w.Like);
        return best.Like >= LeastLike ? (text.Substring(best.Word.Start, best.Word.Length), best.Like) : (null, 0);
    }

    // A short word has much of its own in a long one: the difference of their lengths counts.
    private static double Likeness(HashSet<string> groups, string word)
    {
        var others = Groups(word);
        var longer = Math.Max(groups.Count, others.Count);
        return 2.0 * others.Count(groups.Contains) / (groups.Count + others.Count) * Math.Min(groups.Count, others.Count) / longer;
    }

    // With two blanks in front and one behind: how a word begins says more than how it ends.
    private static HashSet<string> Groups(string word)
    {
        var padded = $"  {word} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3))];
    }
}
