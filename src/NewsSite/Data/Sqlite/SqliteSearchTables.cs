using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data.Sqlite;

/// <summary>
/// What no migration keeps: the full-text indices over <c>ArticleWords</c>, its words as a table, and over
/// <c>PictureNotes</c>, and the triggers that write them. One script, run after every migration; what stands in a database
/// is compared with it.
/// </summary>
internal static class SqliteSearchTables
{
    public const string Index = "ArticleSearch";
    public const string Vocabulary = "ArticleSearchTerms";
    public const string Pictures = "PictureSearch";

    private static readonly Source[] Sources =
    [
        new(Index, "ArticleWords", "ArticleId", "\"Headline\", \"Summary\", \"Body\", \"HeadlineAlso\", \"Also\", \"Marks\""),
        new(Pictures, "PictureNotes", "MediaFileId", "\"Folded\""),
    ];

    private static readonly string VocabularyTable = $"CREATE VIRTUAL TABLE \"{Vocabulary}\" USING fts5vocab('{Index}', 'row')";

    /// <summary>The tables that a reader's query touches: the index, its words, and what FTS5 keeps them in.</summary>
    public static IEnumerable<string> Readable => [Index, Vocabulary, Index + "_data", Index + "_idx", Index + "_docsize", Index + "_config"];

    private static IEnumerable<KeyValuePair<string, string>> Wanted =>
        [.. Sources.Select(s => KeyValuePair.Create(s.Index, s.Table)), KeyValuePair.Create(Vocabulary, VocabularyTable), .. Sources.SelectMany(s => s.Triggers)];

    /// <returns>The names of what is missing or not as this program makes it; <paramref name="connection"/> is open.</returns>
    public static List<string> Differing(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE (name LIKE 'Article%' OR name LIKE 'Picture%') AND type IN ('table', 'trigger')";
        using var reader = command.ExecuteReader();
        var found = new Dictionary<string, string>();
        while (reader.Read()) found[reader.GetString(0)] = reader.GetString(1);
        return [.. Wanted.Where(wanted => found.GetValueOrDefault(wanted.Key) != wanted.Value).Select(wanted => wanted.Key)];
    }

    /// <summary>Makes what differs anew, and the whole index where its table does. Holds the gate.</summary>
    public static Task MendAsync(NewsDb db, List<string> differing, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        foreach (var trigger in Sources.SelectMany(s => s.Triggers).Where(t => differing.Contains(t.Key)))
        {
            await RunAsync($"DROP TRIGGER IF EXISTS \"{trigger.Key}\"");
            await RunAsync(trigger.Value);
        }
        var hasVocabulary = !differing.Contains(Index) && !differing.Contains(Vocabulary);
        if (!hasVocabulary) await RunAsync($"DROP TABLE IF EXISTS \"{Vocabulary}\"");
        foreach (var source in Sources.Where(s => differing.Contains(s.Index)))
        {
            await RunAsync($"DROP TABLE IF EXISTS \"{source.Index}\"");
            await RunAsync(source.Table);
            await RunAsync($"INSERT INTO \"{source.Index}\" (\"{source.Index}\", rank) VALUES ('secure-delete', 1)"); // an erased word is overwritten, not marked
            await RunAsync($"INSERT INTO \"{source.Index}\" (\"{source.Index}\") VALUES ('rebuild')");
        }
        if (!hasVocabulary) await RunAsync(VocabularyTable);

        Task RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, stopping);
    }, stopping);

    /// <summary>An index, the table that holds what it is of, that table's key, and its columns.</summary>
    private sealed record Source(string Index, string Content, string Key, string Columns)
    {
        // The tokenizer takes the words as they are, but for the endings of English: all else was folded before.
        public string Table => $"CREATE VIRTUAL TABLE \"{Index}\" USING fts5({Columns}, content='{Content}', content_rowid='{Key}', tokenize='porter ascii')";

        public IEnumerable<KeyValuePair<string, string>> Triggers =>
        [
            KeyValuePair.Create(Content + "Added", $"CREATE TRIGGER \"{Content}Added\" AFTER INSERT ON \"{Content}\" BEGIN {Add} END"),
            KeyValuePair.Create(Content + "Changed", $"CREATE TRIGGER \"{Content}Changed\" AFTER UPDATE ON \"{Content}\" BEGIN {Remove} {Add} END"),
            KeyValuePair.Create(Content + "Removed", $"CREATE TRIGGER \"{Content}Removed\" AFTER DELETE ON \"{Content}\" BEGIN {Remove} END"),
        ];

        private string Add => $"INSERT INTO \"{Index}\" (rowid, {Columns}) VALUES (new.\"{Key}\", {Of("new")});";

        private string Remove => $"INSERT INTO \"{Index}\" (\"{Index}\", rowid, {Columns}) VALUES ('delete', old.\"{Key}\", {Of("old")});";

        private string Of(string row) => string.Join(", ", Columns.Split(", ").Select(column => $"{row}.{column}"));
    }
}
