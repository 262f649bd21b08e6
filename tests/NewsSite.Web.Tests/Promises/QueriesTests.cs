using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>What readers' pages really ask of the database, all of it: each query is read from an index in its order (DESIGN §4a).</summary>
public sealed class QueriesTests
{
    // A handful of rows each, whatever the paper's age.
    private static readonly string[] Short = ["Papers", "Sections", "Pages", "Authors", "Banners"];

    private static readonly string[] Searches =
        ["/search", "/search?q=paper", "/search?q=calandars", "/fa/search?q=خبر&in=all", "/ps/search?q=%22%D9%88%D8%B1%D8%B2%D9%BE%D8%A7%D9%86%DB%8C+%DA%86%D9%84%D9%88%D9%84%22", "/search?q=paper+OR+news+-calendar&section=afghanistan&by=the-newsroom&from=2026-01-01&to=2026-12-31",
        "/search?q=paper&to=2026-12-31", "/search?q=paper&to=2020-01-01", "/search?q=paper&from=2020-01-01", "/search?q=paper&from=2026-11-01&in=all"];

    private static readonly string[] Comments = [.. new[] { "newest", "after-1", "from-1", "before-1" }.Select(key => $"/articles/russia-claims-us-interference?comments={key}")];

    [Fact]
    public async Task Every_query_of_every_page_is_read_from_an_index()
    {
        var asked = new Asked();
        using var site = await TestSite.StartAsync(services => services.ConfigureDbContext<ReadDb>(options => options.AddInterceptors(asked)), ("PageCache:Enabled", "false"));
        using var client = site.Client();
        await client.CommentAsync("A comment that waits, whose receipt is read.");
        await site.CorrectAsync("/articles/two-calendars", "The first version named the wrong year.");
        var addresses = await site.EveryAddressAsync();
        foreach (var address in (string[])[.. addresses, "/a/m1nsk24", "/articles/no-such-article", "/topics/diplomacy", "/fa/topics/no-such-topic", .. Comments, "/latest?before=" + new Text.ListKey(site.Clock.Now, 1), "/corrections?before=" + new Text.ListKey(site.Clock.Now, 1), .. Searches]) await client.StatusAsync(address);
        Assert.InRange(asked.Texts.Count, 20, 200);

        using var connection = new SqliteConnection($"Data Source={site.Data.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var faults = asked.Texts.Select(text => (text, Plan: Plan(connection, text))).Where(q => IsFault(q.text, q.Plan)).Select(q => $"{string.Join(" · ", q.Plan)}\n{q.text}").ToList();
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(IsFault("", Plan(connection, "SELECT * FROM Articles ORDER BY Headline"))); // the controls
        Assert.True(IsFault("", Plan(connection, "SELECT * FROM Articles AS a CROSS JOIN ArticleSearch AS s ON s.rowid = a.Id WHERE a.Edition = 'en' AND s.ArticleSearch MATCH 'x'")));
    }

    private static List<string> Plan(SqliteConnection connection, string text)
    {
        using var explain = connection.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + text;
        foreach (var name in Asked.Parameters(text)) explain.Parameters.AddWithValue(name, 1);
        using var reader = explain.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read()) steps.Add(reader.GetString(3));
        return steps;
    }

    // A virtual table is the search's index, asked for its own words. A co-routine is the page of a list, read from beginning to end; an index may be, where the list is the whole of it.
    private static bool IsFault(string text, List<string> plan)
    {
        var allowed = plan.Where(step => step.StartsWith("CO-ROUTINE ", StringComparison.Ordinal)).Select(step => step["CO-ROUTINE ".Length..]).ToHashSet(StringComparer.Ordinal);
        allowed.UnionWith(Asked.Tables(text).Where(t => Short.Contains(t.Table)).Select(t => t.Alias));
        // What belongs to one article is a handful, too, and sorted when it is there.
        var isShort = text.Contains("LIMIT 1\n) AS", StringComparison.Ordinal) || (Asked.Tables(text).Select(t => t.Table).FirstOrDefault() is { } first && Short.Contains(first));
        // The index is asked first, or for each of the words that the query itself lists: asked for each article it takes seconds.
        var listed = Regex.Matches(text, @"WITH (\w+)\(\w+\) AS \(VALUES").Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        if (plan.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) || step.StartsWith("SEARCH ", StringComparison.Ordinal)).Where(step => !IsConstant(step) && !listed.Contains(step.Split(' ')[1])).Skip(1).Any(IsVirtual)) return true;
        return plan.Exists(step => (step.StartsWith("SCAN ", StringComparison.Ordinal) && !IsConstant(step) && !IsVirtual(step) && !allowed.Contains(step.Split(' ')[1]))
            || (step.Contains("TEMP B-TREE", StringComparison.Ordinal) && !isShort));
    }

    private static bool IsConstant(string step) => Regex.IsMatch(step, "^SCAN ([0-9]+ )?CONSTANT ROWS?$");

    private static bool IsVirtual(string step) => step.Contains(" VIRTUAL TABLE INDEX ", StringComparison.Ordinal);

    private sealed class Asked : DbCommandInterceptor
    {
        private readonly ConcurrentDictionary<string, byte> texts = new(StringComparer.Ordinal);

        public ICollection<string> Texts => texts.Keys;

        public static IEnumerable<string> Parameters(string text) => Regex.Matches(text, "@[A-Za-z0-9_]+").Select(m => m.Value).Distinct(StringComparer.Ordinal);

        public static IEnumerable<(string Table, string Alias)> Tables(string text) => Regex.Matches(text, "\"(\\w+)\" AS \"(\\w+)\"").Select(m => (m.Groups[1].Value, m.Groups[2].Value));

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            texts.TryAdd(command.CommandText, 0);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
