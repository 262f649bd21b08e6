using Microsoft.Data.Sqlite;

namespace NewsSite.Data.Sqlite;

/// <summary>What SQLite itself says of a database file, and how many rows each table has.</summary>
public static class SqliteCheck
{
    /// <returns>The faults found, a line each; empty when there are none.</returns>
    public static List<string> Faults(string file)
    {
        try
        {
            using var connection = Open(file);
            var faults = Lines(connection, "PRAGMA integrity_check", 0).Where(line => line != "ok").ToList();
            faults.AddRange(Lines(connection, "PRAGMA foreign_key_check", 0).Select(table => $"a row of {table} points to a row that does not exist"));
            return faults;
        }
        catch (SqliteException e)
        {
            return [e.Message];
        }
    }

    /// <returns>Table → rows.</returns>
    public static SortedDictionary<string, long> Counts(string file)
    {
        using var connection = Open(file);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Lines(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", 0))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            counts[table] = (long)command.ExecuteScalar()!;
        }
        return counts;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Lines(SqliteConnection connection, string sql, int column)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(column));
        return lines;
    }
}
