using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P50: errors help, and tell nothing.</summary>
public sealed class ErrorsTests(SharedSite shared)
{
    [Theory]
    [InlineData("GET", "/no-such-page", 404)]
    [InlineData("GET", "/fa/no-such-page", 404)]
    [InlineData("GET", "/articles/no-such-article", 404)]
    [InlineData("GET", "/latest?before=nonsense", 404)]
    [InlineData("GET", "/corrections?before=nonsense", 404)]
    [InlineData("GET", "/error/500", 404)]
    [InlineData("GET", "/comments/00000-00000-00000-00000-00000", 404)]
    [InlineData("GET", "/account/link/AAAAAAAAAAAAAAAAAAAAAAAAAA", 404)]
    [InlineData("DELETE", "/", 405)]
    [InlineData("PUT", "/fa/latest", 405)]
    [InlineData("TRACE", "/latest", 405)]
    [InlineData("PROPFIND", "/", 405)]
    [InlineData("POST", "/", 405)]
    [InlineData("POST", "/about", 405)]
    [InlineData("POST", "/feed.xml", 405)]
    [InlineData("POST", "/health/live", 405)]
    [InlineData("POST", "/account/sign-in", 400)]
    [InlineData("POST", "/articles/russia-claims-us-interference/comments", 422)]
    public async Task Every_error_is_a_page_of_the_paper(string method, string address, int status)
    {
        using var client = shared.Site.Client();
        using var request = new HttpRequestMessage(new(method), address);
        if (method == "POST") request.Content = Visits.Form(("text", ""));
        using var answer = await client.SendAsync(request);
        await RequireStyledAsync(answer, status, address.StartsWith("/fa", StringComparison.Ordinal) ? "fa-AF" : "en");
    }

    [Fact]
    public async Task Each_who_asks_for_a_missing_page_has_a_number_of_their_own()
    {
        using var client = shared.Site.Client();
        using var first = await client.GetAsync("/no-such-page-twice");
        using var kept = await client.GetAsync("/no-such-page-twice");
        Assert.NotEqual(Assert.Single(first.Headers.GetValues("X-Request-Id")), Assert.Single(kept.Headers.GetValues("X-Request-Id")));
    }

    [Fact]
    public async Task What_was_withdrawn_says_so()
    {
        using var site = await TestSite.StartAsync();
        await site.WriteAsync(async db =>
        {
            await Task.CompletedTask;
            db.Articles.Single(a => a.Slug == "two-calendars").Withdraw();
        });
        using var answer = await site.Client().GetAsync("/articles/two-calendars");
        await RequireStyledAsync(answer, 410, "en");
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_forged_form_and_a_flood_are_told_why_on_a_page()
    {
        using var site = await TestSite.StartAsync();
        using var stranger = site.Stranger();
        stranger.DefaultRequestHeaders.Add("Origin", "null");
        using var forged = await stranger.PostAsync("/fa/comments", Visits.Form(("receipt", "1")));
        await RequireStyledAsync(forged, 403, "fa-AF");

        using var client = site.Client();
        HttpResponseMessage? flooded = null;
        for (var i = 0; i < 400 && flooded?.StatusCode != HttpStatusCode.TooManyRequests; i++)
        {
            flooded?.Dispose();
            flooded = await client.PostAsync("/comments", Visits.Form(("receipt", "1")));
        }
        await RequireStyledAsync(flooded!, 429, "en");
        Assert.InRange(flooded!.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        flooded.Dispose();
    }

    [Fact]
    public async Task What_is_too_large_is_refused_on_a_page()
    {
        using var site = await TestSite.StartOnPortAsync();
        using var answer = await site.Client().PostAsync(Visits.Provided + "/comments", Visits.Form(("text", new string('a', 300 << 10))));
        await RequireStyledAsync(answer, 413, "en");
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Server");
    }

    /// <summary>A browser reads an answer only when it has sent everything; one that is cut off shows a page of its own.</summary>
    [Fact]
    public async Task An_upload_that_is_far_too_large_is_answered_when_it_has_come()
    {
        using var site = await TestSite.StartOnPortAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", "With a film")], "form.writing", ("film.mp4", new byte[60 << 20]));
        await RequireStyledAsync(answer, 413, "en");
        Assert.NotEqual(true, answer.Headers.ConnectionClose);
    }

    [Fact]
    public async Task A_fault_of_ours_gives_a_number_and_no_more()
    {
        using var site = await TestSite.StartAsync(services => services.AddScoped<Freshness>(_ => throw new InvalidOperationException("canary of the inside")));
        foreach (var address in new[] { Visits.Provided, Visits.Provided + "/comments" })
        {
            using var request = new HttpRequestMessage(address == Visits.Provided ? HttpMethod.Get : HttpMethod.Post, address);
            using var answer = await site.Client().SendAsync(request);
            await RequireStyledAsync(answer, 500, "en");
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Contains(Assert.Single(answer.Headers.GetValues("X-Request-Id")), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>What is cached goes on; what is not says so on a page that needs no database.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_its_database_the_paper_still_speaks(bool wasRead)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        if (wasRead) Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.WriteAllText(site.Data.Database, "no database");
        File.Delete(site.Data.Database + "-wal");
        File.Delete(site.Data.Database + "-shm");

        if (wasRead) Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await client.StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/health/live"));
        using var answer = await client.GetAsync("/latest");
        await RequireStyledAsync(answer, 500, "en");
    }

    private static async Task RequireStyledAsync(HttpResponseMessage answer, int status, string language)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("link[rel=stylesheet]"));
        Assert.NotEmpty(page.QuerySelector("main h1, main h2")!.TextContent);
        Assert.NotEmpty(Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        foreach (var secret in new[] { "canary", "Exception", "   at ", "NewsSite.Web", "SQLite", "ASP.NET", "Kestrel", "10.0." })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        foreach (var header in new[] { "Server", "X-Powered-By", "X-AspNet-Version" }) Assert.False(answer.Headers.Contains(header));
    }
}
