using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Text;

namespace NewsSite.Data.Sqlite;

/// <summary>
/// What the search asks of the full-text index, to be joined with what is public. Nothing that was typed reaches FTS5's own
/// language (P13): a word is letters and digits by now, and stands in quotes.
/// </summary>
internal static class SqliteSearch
{
    /// <summary>Stand before and behind a hit in <see cref="MarkedWords"/>; no folded word has them.</summary>
    public const char HitBegins = '\u0001';
    public const char HitEnds = '\u0002';

    private const string Matching = $"FROM \"{SqliteSearchTables.Index}\" WHERE \"{SqliteSearchTables.Index}\" MATCH {{0}}";
    private const string InText = "{Headline Summary Body} : ";
    private const string Ids = "rowid AS \"Id\", rowid + 0 AS \"ArticleId\"";
    private const string Highlight = $"highlight(\"{SqliteSearchTables.Index}\",";
    private const string Marks = "char(1), char(2)";

    /// <summary>In FTS5's language: all of the query, and of each group of marks one.</summary>
    /// <param name="query">Has at least one group of terms.</param>
    /// <param name="marks">As an article's words have them; an empty group is none.</param>
    /// <param name="isHeadline">Whether the headline alone must hold what is looked for; what must not be there is looked for everywhere.</param>
    public static string Match(SearchQuery query, IEnumerable<IReadOnlyList<string>> marks, bool isHeadline)
    {
        var match = new StringBuilder(isHeadline ? "{Headline HeadlineAlso} : (" : "(");
        match.AppendJoin(" AND ", query.All.Select(group => OneOf(group.SelectMany(Quoted)))).Append(')');
        foreach (var group in marks.Where(g => g.Count > 0)) match.Append(" AND {Marks} : ").Append(OneOf(group.Select(m => $"\"{m}\"")));
        return query.None.Count == 0 ? match.ToString() : $"({match}) NOT {OneOf(query.None.SelectMany(Quoted))}";
    }

    public static string Match(SearchTerm term, IEnumerable<IReadOnlyList<string>> marks) => Match(new SearchQuery([[term]], []), marks, isHeadline: false);

    /// <summary>The ids of the articles that match.</summary>
    public static IQueryable<Match> Matches(this ReadDb db, string match) =>
        db.Database.SqlQueryRaw<Match>($"SELECT {Ids} {Matching}", match);

    /// <summary>The same with how well they match: the less the better, since FTS5 counts so.</summary>
    public static IQueryable<RankedMatch> RankedMatches(this ReadDb db, string match) =>
        db.Database.SqlQueryRaw<RankedMatch>($"SELECT {Ids}, bm25(\"{SqliteSearchTables.Index}\", 10.0, 4.0, 1.0, 5.0, 0.4, 0.0) AS \"Score\" {Matching}", match);

    /// <summary>Their folded words with the hits marked.</summary>
    public static IQueryable<MarkedWords> MarkedWords(this ReadDb db, string match) =>
        db.Database.SqlQueryRaw<MarkedWords>($"SELECT {Ids}, {Highlight} 0, {Marks}) AS \"Headline\", {Highlight} 1, {Marks}) AS \"Summary\", {Highlight} 2, {Marks}) AS \"Body\" {Matching}", match);

    /// <summary>Words of the index that begin so, in no useful order, and some of them twice; those of English without their endings.</summary>
    public static IQueryable<string> TermsThatBegin(this ReadDb db, IReadOnlyList<string> beginnings, int most) =>
        db.Database.SqlQuery<string>(FormattableStringFactory.Create(
            $"WITH b(beginning) AS (VALUES {string.Join(", ", beginnings.Select((_, i) => $"({{{i + 2}}})"))}) SELECT t.term AS \"Value\" FROM b CROSS JOIN \"{SqliteSearchTables.Vocabulary}\" AS t WHERE t.term >= b.beginning AND t.term < b.beginning || {{0}} LIMIT {{1}}",
            ["\U0010FFFF", most, .. beginnings]));

    /// <summary>Those with which any word of the index begins, in their order.</summary>
    public static IQueryable<string> BeginningsAmong(this ReadDb db, IReadOnlyList<string> beginnings) =>
        db.Database.SqlQuery<string>(FormattableStringFactory.Create(
            $"WITH b(beginning) AS (VALUES {string.Join(", ", beginnings.Select((_, i) => $"({{{i + 1}}})"))}) SELECT b.beginning AS \"Value\" FROM b WHERE EXISTS (SELECT 1 FROM \"{SqliteSearchTables.Vocabulary}\" AS t WHERE t.term >= b.beginning AND t.term < b.beginning || {{0}})",
            ["\U0010FFFF", .. beginnings]));

    /// <summary>Those of the words that the index has, in their order.</summary>
    /// <param name="inText">As an article has them; else also as they are only read.</param>
    public static IQueryable<string> KnownAmong(this ReadDb db, IReadOnlyList<string> words, bool inText) =>
        db.Database.SqlQuery<string>(FormattableStringFactory.Create(
            $"WITH w(word) AS (VALUES {string.Join(", ", words.Select((_, i) => $"({{{i + 1}}})"))}) SELECT w.word AS \"Value\" FROM w WHERE EXISTS (SELECT 1 FROM \"{SqliteSearchTables.Index}\" WHERE \"{SqliteSearchTables.Index}\" MATCH {{0}} || '\"' || w.word || '\"')",
            [inText ? InText : "", .. words]));

    /// <summary>The ids of the library's pictures that match, from the newest on.</summary>
    /// <param name="db">The newsroom's own: readers have no library.</param>
    public static IQueryable<long> PicturesThatMatch(this NewsDb db, string match, long before, int most) => db.Database.SqlQueryRaw<long>(
        $"SELECT rowid AS \"Value\" FROM \"{SqliteSearchTables.Pictures}\" WHERE \"{SqliteSearchTables.Pictures}\" MATCH {{0}} AND rowid < {{1}} ORDER BY rowid DESC LIMIT {{2}}", match, before, most);

    private static string OneOf(IEnumerable<string> strings) => $"({string.Join(" OR ", strings)})";

    // The other forms of an article's words stand in no order: a phrase among them would be none.
    private static IEnumerable<string> Quoted(SearchTerm term) => term.Forms.Select(form => term.IsPrefix ? $"\"{form}\"*" : SearchTerm.IsPhrase(form) ? $"{InText}\"{form}\"" : $"\"{form}\"");
}

/// <param name="Id">To order by.</param>
/// <param name="ArticleId">The same, to join by: SQLite cannot look it up, so the index is asked once and each article then, never the other way round.</param>
internal sealed record Match(long Id, long ArticleId);

internal sealed record RankedMatch(long Id, long ArticleId, double Score);

internal sealed record MarkedWords(long Id, long ArticleId, string Headline, string Summary, string Body);
