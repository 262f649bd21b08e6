using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsSite.Model;

namespace NewsSite.Data.Sqlite;

/// <summary>
/// What a start must know of the database, asked in plain SQL: the newsroom's own context would compile each question
/// first, which takes as long as all the rest of a start.
/// </summary>
public sealed class DatabaseGlance(DataFolder folder)
{
    public bool HasPaper() => Row("SELECT 1 FROM Papers LIMIT 1") is not null;

    /// <summary>Whether an older renderer made any stored HTML.</summary>
    public bool HasBodiesBefore(int renderVersion) =>
        Row("SELECT 1 WHERE EXISTS (SELECT 1 FROM Articles WHERE RenderVersion < $version) OR EXISTS (SELECT 1 FROM Pages WHERE RenderVersion < $version)", ("$version", renderVersion)) is not null;

    /// <summary>Whether any picture was stored by a program that made fewer files.</summary>
    public bool HasPicturesBefore(int filesVersion) => Row("SELECT 1 FROM MediaFiles WHERE FilesVersion < $version LIMIT 1", ("$version", filesVersion)) is not null;

    /// <summary>Whether the search lacks a published article, or has one by an older rule: two looks at an index.</summary>
    public bool HasUnfolded(int foldVersion) =>
        Row("SELECT 1 WHERE (SELECT count(*) FROM Articles WHERE State = 2) <> (SELECT count(*) FROM ArticleWords WHERE FoldVersion = $version)", ("$version", foldVersion)) is not null;

    /// <summary>Whether the library lacks a picture, or has one by an older rule.</summary>
    public bool HasUnnoted(int foldVersion) =>
        Row("SELECT 1 WHERE (SELECT count(*) FROM MediaFiles WHERE DestroyedAt IS NULL) <> (SELECT count(*) FROM PictureNotes WHERE FoldVersion = $version)", ("$version", foldVersion)) is not null;

    /// <returns>Null before the first.</returns>
    public ClockMark? Mark() => Row("SELECT PaperTime, BootId, SinceBoot FROM ClockMarks") is [string time, string boot, long since]
        ? new ClockMark { PaperTime = DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), BootId = boot, SinceBoot = since }
        : null;

    /// <summary>The paper's keys by their names.</summary>
    public IEnumerable<(string Name, byte[] Value)> Secrets() => Rows("SELECT Name, Value FROM Secrets").Select(row => ((string)row[0], (byte[])row[1]));

    private object[]? Row(string sql, params (string Name, object Value)[] parameters) => Rows(sql, parameters) is [var first, ..] ? first : null;

    // Not of the pool: its connections are the readers' and refuse what is not public.
    private List<object[]> Rows(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 5, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }
}
