using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>P13: whatever is typed is looked for, and is never a command of SQLite or of FTS5.</summary>
public sealed class HostileQueriesTests
{
    private const int Queries = 10_000;

    private static readonly string[] Pieces =
    [
        "\"", "'", "“", "«", "»", "*", "-", "--", "+", "^", ":", ";", "(", ")", "{", "}", "[", "]", ",", ".", "/", "\\", "%", "_", "?", "@p", "$1", "#", "|", "&", "~", "`", "=", "<", ">", "!",
        "AND", "OR", "NOT", "NEAR", "NEAR(a b, 2)", "Headline:", "{Headline Body}:", "-Headline:", "ArticleSearch", "rank", "rowid", "MATCH", "' OR 1=1 --", "'; DROP TABLE Articles; --", "\" OR \"\"",
        "\0", "\t", "\r\n", "\u00A0", "\u200B", "\u200C", "\u200D", "\u0640", "\u202E", "\uFEFF", "\uD800", "\uDFFF", "\u0001", "\u0002", "¤e", "¤een", "\u0652", "ﷺ", "ﷲ", "𝔸", "👩‍👧", "ẞ", "İ", "ﬃ", "½", "²",
        "snow", "برف", "واوره", "کتاب‌ها", "می", "ها", "می‌رود", "ګ", "۱۴۰۴", "a", "0", "é",
    ];

    [Fact]
    public async Task Ten_thousand_hostile_queries_are_looked_for_and_nothing_else()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("Snow closes the Salang pass");
        var random = new Random(13);
        var asked = 0;
        await newsroom.InScopeAsync(async scope =>
        {
            var find = scope.GetRequiredService<FindArticles>();
            foreach (var typed in Pieces.Concat(Enumerable.Range(0, Queries).Select(_ => Typed(random))))
            {
                var what = new SearchFor(typed, random.Next(2) == 0 ? "en" : "ps");
                if (what.Query.All.Count == 0 || what.Query.Terms > SearchQuery.MaxTerms) continue;
                asked++;
                await find.RunAsync(what, 1, default);
            }
            return 0;
        });
        Assert.InRange(asked, Queries / 2, Queries * 2);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task Control_given_to_FTS5_as_they_come_most_are_faults()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var random = new Random(13);
        var faults = 0;
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<ReadDb>();
            for (var i = 0; i < 200; i++)
            {
                try
                {
                    await db.Matches(Typed(random)).ToListAsync();
                }
                catch (SqliteException)
                {
                    faults++;
                }
            }
            return 0;
        });
        Assert.InRange(faults, 100, 200);
    }

    [Fact]
    public void The_longest_that_is_taken_is_read_at_once()
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var piece in Pieces) SearchQuery.Parse(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)), "ps");
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    private static string Typed(Random random)
    {
        var typed = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? " " : "")));
        return typed.Length <= SearchQuery.MaxLength ? typed : typed[..SearchQuery.MaxLength];
    }
}
