using Microsoft.Data.Sqlite;

namespace NewsSite.Data.Sqlite;

/// <summary>Copies a database while it is written, by SQLite's online backup: one consistent moment of it.</summary>
public static class SqliteCopy
{
    /// <param name="source">The database's file.</param>
    /// <param name="target">A file that does not exist; it appears under that name only when it is whole.</param>
    public static void Make(string source, string target)
    {
        var unfinished = target + ".unfinished";
        File.Delete(unfinished);
        using (var from = new SqliteConnection(SqliteSetup.Reading(source)))
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
            using var command = to.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE"; // one file, nothing beside it
            command.ExecuteNonQuery();
        }
        Sync(unfinished);
        File.Move(unfinished, target);
    }

    /// <summary>Everything of the file is on the disk when this returns.</summary>
    public static void Sync(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
