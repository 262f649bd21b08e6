using Microsoft.Data.Sqlite;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>A word is found whatever keyboard typed it, and whatever keyboard wrote the text.</summary>
public sealed class KeyboardsTests(Corpus corpus) : IClassFixture<Corpus>
{
    [Fact]
    public async Task Each_of_120_pairs_is_found_first_among_ten_thousand_articles()
    {
        Assert.InRange(Pair.All.Count, 120, int.MaxValue);
        var missed = new List<string>();
        foreach (var pair in Pair.All)
        {
            var found = await corpus.FindAsync(pair.Typed, pair.Language, pair.Language);
            if (found.Articles.Count == 0 || found.Articles[0].Card.Id != corpus.IdOf(pair)) missed.Add($"{pair.Typed} → {pair.Text}: {found.Count} found");
            else if (!found.Articles[0].Text.Any(p => p.IsHit)) missed.Add($"{pair.Typed} → {pair.Text}: not marked");
        }
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public void Control_the_index_as_SQLite_makes_it_misses_most_of_those_in_Arabic_script()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run("CREATE VIRTUAL TABLE plain USING fts5(text, tokenize='unicode61')");
        var pairs = Pair.All.Where(p => p.IsArabicScript).ToList();
        var found = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            Run("INSERT INTO plain(rowid, text) VALUES ($id, $text)", ("$id", i), ("$text", pairs[i].Text));
            var words = string.Join(' ', pairs[i].Typed.Split(' ').Select(w => $"\"{w}\""));
            if (Run("SELECT count(*) FROM plain WHERE plain MATCH $query AND rowid = $id", ("$id", i), ("$query", words)) is 1L) found++;
        }
        Assert.InRange(found, 1, pairs.Count / 2);

        object? Run(string sql, params (string Name, object Value)[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
            return command.ExecuteScalar();
        }
    }
}
