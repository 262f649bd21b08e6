using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>P43: told to stop, the site finishes what it was asked; what fell due meanwhile happens once.</summary>
[Collection(ProcessTests.Name)]
public sealed class StopTests
{
    [Fact]
    public async Task Stopped_under_load_it_ends_well_and_nothing_acknowledged_is_lost()
    {
        using var paper = await SeededPaper.CopyAsync();
        var posting = new Posting();
        await using (var site = await RunningSite.StartAsync(paper.Path, Posting.Settings))
        {
            using var client = site.Client();
            var isStopping = false;
            var readers = Task.WhenAll(Enumerable.Range(0, 20).Select(async reader =>
            {
                for (var i = 0; !Volatile.Read(ref isStopping) && i < 14; i++) await posting.PostAsync(client, $"Reader {reader} writes number {i}.");
            }));
            await posting.UntilAsync(40, readers);
            var ending = site.TerminateAsync();
            Assert.Equal(0, await ending);
            Volatile.Write(ref isStopping, true);
            await readers;
        }
        Assert.NotEmpty(posting.Acknowledged);
        await using var again = await RunningSite.StartAsync(paper.Path, Posting.Settings);
        Assert.Empty(Posting.Wrong(posting.Acknowledged, Posting.Database(paper)));
    }

    [Fact]
    public async Task What_fell_due_while_it_was_down_is_public_after_the_start_and_once_in_the_feed()
    {
        using var paper = await SeededPaper.CopyAsync();
        var due = new Uri("/articles/how-corrections-work", UriKind.Relative);
        await ScheduleAsync(paper.Path, DateTime.UnixEpoch.AddYears(200));
        await using (var site = await RunningSite.StartAsync(paper.Path))
        {
            using var client = site.Client();
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(due)).StatusCode);
            Assert.Equal(0, await site.TerminateAsync());
        }
        // Instead of waiting for the moment, the moment is moved: two minutes ago, when nothing ran.
        await ScheduleAsync(paper.Path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-2));
        await using var again = await RunningSite.StartAsync(paper.Path);
        using var reader = again.Client();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(due)).StatusCode);
        var feed = await reader.GetStringAsync(new Uri("/feed.xml", UriKind.Relative));
        Assert.Single(System.Xml.Linq.XDocument.Parse(feed).Descendants("item"), item => item.Element("link")!.Value.EndsWith(due.ToString(), StringComparison.Ordinal));
    }

    private static async Task ScheduleAsync(string folder, DateTime at)
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddNewsroom(new DataFolder(folder), new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var article = await db.Articles.SingleAsync(a => a.Slug == "how-corrections-work");
        article.Date(at);
        await db.SaveChangesAsync();
    }
}
