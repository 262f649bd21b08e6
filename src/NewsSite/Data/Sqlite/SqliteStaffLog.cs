using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsSite.Data.Sqlite;

/// <summary>The database itself refuses to change or delete a line of the log of the staff (P36), whoever asks. Made after every migration, as the search's triggers are.</summary>
internal static class SqliteStaffLog
{
    private static readonly Dictionary<string, string> Triggers = new()
    {
        ["StaffEventsAreNotChanged"] = Refusing("StaffEventsAreNotChanged", "UPDATE"),
        ["StaffEventsAreNotDeleted"] = Refusing("StaffEventsAreNotDeleted", "DELETE"),
    };

    /// <returns>The names of what is missing or not as this program makes it; <paramref name="connection"/> is open.</returns>
    public static List<string> Differing(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'StaffEvents' AND type = 'trigger'";
        using var reader = command.ExecuteReader();
        var found = new Dictionary<string, string>();
        while (reader.Read()) found[reader.GetString(0)] = reader.GetString(1);
        return [.. Triggers.Where(wanted => found.GetValueOrDefault(wanted.Key) != wanted.Value).Select(wanted => wanted.Key)];
    }

    /// <summary>Makes what differs anew. Holds the gate.</summary>
    public static Task MendAsync(NewsDb db, List<string> differing, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        foreach (var name in differing)
        {
            await RunAsync($"DROP TRIGGER IF EXISTS \"{name}\"");
            await RunAsync(Triggers[name]);
        }

        Task RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, stopping);
    }, stopping);

    private static string Refusing(string name, string what) =>
        $"CREATE TRIGGER \"{name}\" BEFORE {what} ON \"StaffEvents\" BEGIN SELECT RAISE(ABORT, 'The log of the staff is only added to.'); END";
}
