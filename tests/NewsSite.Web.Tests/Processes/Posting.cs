using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using NewsSite.TestKit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>Readers who comment at the same time, and what became of what they were told.</summary>
internal sealed class Posting
{
    public const string Article = "/articles/russia-claims-us-interference";

    private readonly ConcurrentBag<string> acknowledged = [];

    /// <summary>The texts that were answered with a 303: they are promised to be on the disk.</summary>
    public IReadOnlyCollection<string> Acknowledged => acknowledged;

    /// <summary>As many as are posted here do not count as a flood.</summary>
    public static (string, string)[] Settings { get; } = [("Comments__PerMinute", "100000")];

    public static FormUrlEncodedContent Form(string text) => new([new("text", text), new("name", "")]);

    /// <summary>One comment; what the site's end interrupts was not acknowledged.</summary>
    public async Task PostAsync(HttpClient client, string text)
    {
        try
        {
            using var answer = await client.PostAsync(new Uri(Article + "/comments", UriKind.Relative), Form(text));
            if (answer.StatusCode == HttpStatusCode.SeeOther) acknowledged.Add(text);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // It was not answered.
        }
    }

    /// <summary>Waits until that many were acknowledged, or all of them have been answered.</summary>
    public async Task UntilAsync(int number, Task all)
    {
        while (acknowledged.Count < number && !all.IsCompleted) await Task.Delay(2);
    }

    /// <summary>The acknowledged texts that are not there exactly once, each with how often it is there.</summary>
    public static List<(string Text, long Times)> Wrong(IEnumerable<string> acknowledged, string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Text\", count(*) FROM \"Comments\" GROUP BY \"Text\"";
        var times = new Dictionary<string, long>();
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read()) times[rows.GetString(0)] = rows.GetInt64(1);
        }
        return [.. acknowledged.Select(text => (text, times.GetValueOrDefault(text))).Where(t => t.Item2 != 1)];
    }

    /// <summary>Its paper's database.</summary>
    public static string Database(TemporaryFolder paper) => paper["newssite.db"];
}
