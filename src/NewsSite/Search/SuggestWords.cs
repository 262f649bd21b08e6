using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Search;

/// <summary>
/// What may have been meant where nothing was found: for a word that no public article has, the most alike that one has,
/// spelled as it is there. Likeness is counted in groups of three letters, of the words as they stand and as they are read
/// from every keyboard. The work is bounded, whatever was typed.
/// </summary>
public sealed class SuggestWords(ReadDb db, TimeProvider clock)
{
    private const int MostWords = 3;
    private const int MostTerms = 3_000;
    private const int MostTried = 5;
    private const int MostArticles = 3; // in which a term is spelled: an English one is the beginning of several words
    private const int LongestWord = 30;
    private const double LeastLike = 0.35;

    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Arabic = "اآبپتټثجچځڅحخدډذرړزژږسشښصضطظعغفقکگګلمنڼوؤهیئيېۍء";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The query with other words; null where none is like enough, or would find nothing either.</returns>
    public async Task<Suggestion?> RunAsync(SearchFor what, CancellationToken stopping)
    {
        var (meant, language) = (what.Typed, what.Language);
        foreach (var (term, word) in Words(what).Take(MostWords))
        {
            if (await Public(what, term).AnyAsync(stopping)) continue;
            if (await AlikeAsync(what, word, stopping) is not { } other) return null;
            (meant, language) = (Replaced(meant, term.Typed, other.Spelled), other.Language);
        }
        if (meant == what.Typed) return null;
        var query = new SearchFor(meant, what.Language, what.Edition, what.SectionId, what.AuthorId, what.From, what.Until);
        return query.Query.All.Count > 0 && await Public(query, SqliteSearch.Match(query.Query, query.MarksAt(Now), isHeadline: false)).AnyAsync(stopping) ? new(meant, language) : null;
    }

    // Not numbers: another number is another thing.
    private static IEnumerable<(SearchTerm Term, string Word)> Words(SearchFor what) =>
        from alternatives in what.Query.All
        from term in alternatives
        where !term.IsPrefix
        let words = SearchFolding.Words(term.Typed, what.Language)
        where words.Count == 1
        let word = words[0].Joined
        where word.Length is >= 3 and <= LongestWord && !word.All(char.IsAsciiDigit)
        select (term, word);

    // The whole word and no piece of a longer one.
    private static string Replaced(string typed, string word, string other)
    {
        for (var at = 0; (at = typed.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at += word.Length)
        {
            var end = at + word.Length;
            if ((at == 0 || IsBetween(typed[at - 1])) && (end == typed.Length || IsBetween(typed[end]))) return typed[..at] + other + typed[end..];
        }
        return typed;
    }

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || SearchQuery.IsQuote(c);

    private IQueryable<Article> Public(SearchFor what, SearchTerm term) => Public(what, SqliteSearch.Match(term, what.MarksAt(Now)));

    private IQueryable<Article> Public(SearchFor what, string match) =>
        db.Matches(match).Join(what.Within(db.Articles.Published(Now)), m => m.ArticleId, a => a.Id, (_, a) => a);

    private async Task<Alike?> AlikeAsync(SearchFor what, string word, CancellationToken stopping)
    {
        var terms = await db.TermsThatBegin(Beginnings(word), MostTerms).ToListAsync(stopping);
        var meant = new Shape(word);
        var likely = terms.Distinct().Select(t => (Term: t, Like: meant.LikenessTo(new Shape(t), ofStem: true))).Where(t => t.Like >= LeastLike).OrderByDescending(t => t.Like).ThenBy(t => t.Term, StringComparer.Ordinal).Take(MostTried);
        Alike? best = null;
        foreach (var (term, _) in likely)
        {
            // An index knows the words of what is not public yet, too; and how a word is spelled an article knows better.
            var articles = await Public(what, new SearchTerm(term, [term], IsPrefix: false)).Take(MostArticles)
                .Select(a => new { a.Edition, a.Headline, a.Summary, a.BodyHtml }).ToListAsync(stopping);
            foreach (var article in articles)
            {
                if (Spelled($"{article.Headline} {article.Summary} {ArticleHtml.Words(article.BodyHtml)}", article.Edition, meant) is { } spelled && spelled.Like > (best?.Like ?? 0)) best = spelled;
            }
        }
        return best;
    }

    // As it was typed, with a letter that was forgotten, doubled or changed places among the first two, and with another second one.
    private static List<string> Beginnings(string word)
    {
        List<string> beginnings = []; // the narrow ones first: the others may have more words than are looked at
        foreach (var letter in char.IsAscii(word[0]) ? Latin : Arabic) beginnings.AddRange([$"{word[0]}{letter}{word[2]}", $"{word[0]}{letter}{word[1]}"]);
        beginnings.AddRange([$"{word[0]}{word[2]}", $"{word[1]}{word[0]}", word[1..3], word[..2]]);
        return [.. beginnings.Distinct().Where(b => !b.Any(char.IsSurrogate))];
    }

    private static Alike? Spelled(string text, string language, Shape meant)
    {
        var best = SearchFolding.Words(text, language).DistinctBy(w => w.Joined).Select(w => (Word: w, Like: meant.LikenessTo(new Shape(w.Joined)))).MaxBy(w => w.Like);
        return best.Like >= LeastLike ? new(text.Substring(best.Word.Start, best.Word.Length), language, best.Like) : null;
    }

    private sealed record Alike(string Spelled, string Language, double Like);

    /// <summary>A word in groups of three letters: as it stands, and in the letters of a Persian keyboard.</summary>
    private sealed class Shape(string word)
    {
        private const double AsRead = 0.95; // what has the letters themselves comes first

        private readonly ulong[] own = Groups(word);
        private readonly ulong[][] read = char.IsAscii(word[0]) ? [] : [.. SearchForms.Loose(word).Select(Groups)];

        /// <param name="other">A word, or what the index has of it.</param>
        /// <param name="ofStem">Whether it may lack an ending. Else the difference of their lengths counts: a short word has much of its own in a long one.</param>
        public double LikenessTo(Shape other, bool ofStem = false)
        {
            var like = Likeness(own, other.own, ofStem);
            foreach (var mine in read)
            {
                foreach (var its in other.read) like = Math.Max(like, AsRead * Likeness(mine, its, ofStem));
            }
            return like;
        }

        private static double Likeness(ulong[] a, ulong[] b, bool ofStem)
        {
            var (shared, i, j) = (0, 0, 0);
            while (i < a.Length && j < b.Length)
            {
                if (a[i] == b[j]) (shared, i, j) = (shared + 1, i + 1, j + 1);
                else if (a[i] < b[j]) i++;
                else j++;
            }
            return 2.0 * shared / (a.Length + b.Length) * (ofStem ? 1 : (double)Math.Min(a.Length, b.Length) / Math.Max(a.Length, b.Length));
        }

        // In order, each as one number, with two blanks in front and one behind: how a word begins says more than how it ends.
        private static ulong[] Groups(string word)
        {
            var groups = new ulong[word.Length + 1];
            var (before, last) = (' ', ' ');
            for (var i = 0; i < groups.Length; i++)
            {
                var letter = i < word.Length ? word[i] : ' ';
                groups[i] = ((ulong)before << 32) | ((ulong)last << 16) | letter;
                (before, last) = (last, letter);
            }
            Array.Sort(groups);
            return groups;
        }
    }
}

/// <summary>What may have been meant.</summary>
/// <param name="Typed">The whole query.</param>
/// <param name="Language">The edition whose words it takes.</param>
public sealed record Suggestion(string Typed, string Language);
