using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data.Sqlite;

/// <summary>
/// What no migration keeps: the full-text index over <c>ArticleWords</c>, its words as a table, and the triggers that
/// write it. One script, run after every migration; what stands in a database is compared with it.
/// </summary>
internal static class SqliteSearchTables
{
    public const string Index = "ArticleSearch";
    public const string Vocabulary = "ArticleSearchTerms";

    private const string Columns = "\"Headline\", \"Summary\", \"Body\", \"HeadlineAlso\", \"Also\", \"Marks\"";

    // The tokenizer takes the words as they are, but for the endings of English: all else was folded before.
    private static readonly Dictionary<string, string> Tables = new()
    {
        [Index] = $"CREATE VIRTUAL TABLE \"{Index}\" USING fts5({Columns}, content='ArticleWords', content_rowid='ArticleId', tokenize='porter ascii')",
        [Vocabulary] = $"CREATE VIRTUAL TABLE \"{Vocabulary}\" USING fts5vocab('{Index}', 'row')",
    };

    private static readonly Dictionary<string, string> Triggers = new()
    {
        ["ArticleWordsAdded"] = $"CREATE TRIGGER \"ArticleWordsAdded\" AFTER INSERT ON \"ArticleWords\" BEGIN {Add} END",
        ["ArticleWordsChanged"] = $"CREATE TRIGGER \"ArticleWordsChanged\" AFTER UPDATE ON \"ArticleWords\" BEGIN {Remove} {Add} END",
        ["ArticleWordsRemoved"] = $"CREATE TRIGGER \"ArticleWordsRemoved\" AFTER DELETE ON \"ArticleWords\" BEGIN {Remove} END",
    };

    private static string Add => $"INSERT INTO \"{Index}\" (rowid, {Columns}) VALUES (new.\"ArticleId\", {Of("new")});";

    private static string Remove => $"INSERT INTO \"{Index}\" (\"{Index}\", rowid, {Columns}) VALUES ('delete', old.\"ArticleId\", {Of("old")});";

    /// <summary>The tables that a reader's query touches: the index, its words, and what FTS5 keeps them in.</summary>
    public static IEnumerable<string> Readable => [Index, Vocabulary, Index + "_data", Index + "_idx", Index + "_docsize", Index + "_config"];

    /// <returns>The names of what is missing or not as this program makes it; <paramref name="connection"/> is open.</returns>
    public static List<string> Differing(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE name LIKE 'Article%' AND type IN ('table', 'trigger')";
        using var reader = command.ExecuteReader();
        var found = new Dictionary<string, string>();
        while (reader.Read()) found[reader.GetString(0)] = reader.GetString(1);
        return [.. Tables.Concat(Triggers).Where(wanted => found.GetValueOrDefault(wanted.Key) != wanted.Value).Select(wanted => wanted.Key)];
    }

    /// <summary>Makes what differs anew, and the whole index where its table does. Holds the gate.</summary>
    public static Task MendAsync(NewsDb db, List<string> differing, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        foreach (var trigger in Triggers.Where(t => differing.Contains(t.Key)))
        {
            await RunAsync($"DROP TRIGGER IF EXISTS \"{trigger.Key}\"");
            await RunAsync(trigger.Value);
        }
        if (differing.Contains(Index))
        {
            await RunAsync($"DROP TABLE IF EXISTS \"{Vocabulary}\"");
            await RunAsync($"DROP TABLE IF EXISTS \"{Index}\"");
            await RunAsync(Tables[Index]);
            await RunAsync($"INSERT INTO \"{Index}\" (\"{Index}\", rank) VALUES ('secure-delete', 1)"); // an erased word is overwritten, not marked
            await RunAsync($"INSERT INTO \"{Index}\" (\"{Index}\") VALUES ('rebuild')");
        }
        else if (differing.Contains(Vocabulary))
        {
            await RunAsync($"DROP TABLE IF EXISTS \"{Vocabulary}\"");
        }
        if (differing.Contains(Index) || differing.Contains(Vocabulary)) await RunAsync(Tables[Vocabulary]);

        Task RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, stopping);
    }, stopping);

    private static string Of(string row) => string.Join(", ", Columns.Split(", ").Select(column => $"{row}.{column}"));
}
