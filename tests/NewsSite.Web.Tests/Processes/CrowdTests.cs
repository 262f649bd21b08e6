using System.Collections.Concurrent;
using System.Net;
using NewsSite.Data.Sqlite;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>Two hundred who write at once, and press the button again: all are answered, nothing is lost, nothing is there twice.</summary>
[Collection(ProcessTests.Name)]
public sealed class CrowdTests
{
    private const int Writers = 200;
    private const int Each = 10;

    [Fact]
    public async Task Two_thousand_comments_of_200_writers_are_each_there_once_though_every_third_is_sent_again()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path, [.. Posting.Settings, ("Proxy__Known", "127.0.0.0/8")]);
        using var client = site.Client();
        var receipts = new ConcurrentDictionary<string, string>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                var (text, key) = ($"W{writer} C{i}", Crockford.NewCode(26));
                var sent = i % 3 == 0 ? await Task.WhenAll(SendAsync(writer, text, key), SendAsync(writer, text, key)) : [await SendAsync(writer, text, key)];
                Assert.Single(sent.Distinct()); // the same receipt
                receipts[text] = sent[0];
            }
        }));
        Assert.Equal(Writers * Each, receipts.Values.Distinct().Count());
        Assert.Empty(Posting.Wrong(receipts.Keys, Posting.Database(paper)));
        Assert.Empty(SqliteCheck.Faults(Posting.Database(paper)));

        // The control: without the form's key so short a text is there twice, and is seen.
        foreach (var _ in new[] { 1, 2 }) await client.CommentAsync("W C");
        Assert.Equal([("W C", 2)], Posting.Wrong(["W C"], Posting.Database(paper)));

        async Task<string> SendAsync(int writer, string text, string key)
        {
            using var sent = new HttpRequestMessage(HttpMethod.Post, Posting.Article + "/comments") { Content = Visits.Form(("name", ""), ("text", text), ("key", key)) };
            sent.Headers.Add("X-Forwarded-For", $"10.0.0.{writer}"); // as many on one network would be told to wait
            using var answer = await client.SendAsync(sent);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            return answer.Headers.Location!.OriginalString;
        }
    }
}
