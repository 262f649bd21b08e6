using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P11: what must not be cached never is, neither here nor on the way to a reader.</summary>
public sealed class NeverCachedTests
{
    [Fact]
    public async Task What_is_one_readers_alone_says_no_store()
    {
        using var site = await TestSite.StartAsync();
        using var reader = site.Client();
        var receipt = await reader.CommentAsync("Words with a receipt.");
        var link = await site.InScopeAsync(scope => scope.GetRequiredService<IssueLink>().RunAsync(null));
        using var staff = await site.SignedInAsync();

        foreach (var address in new[] { receipt, "/comments", "/fa" + receipt, "/comments/00000-00000-00000-00000-00000", "/account/sign-in", "/account/sign-out", "/account/denied", "/account/link/" + link, "/account/link/none", "/preview/none", "/admin", "/admin/anything", "/health/live" })
        {
            foreach (var client in new[] { reader, staff })
            {
                using var answer = await client.GetAsync(address);
                Assert.True(answer.Headers.CacheControl?.NoStore, $"{address}: {answer.StatusCode} {answer.Headers.CacheControl}");
                Assert.Null(answer.Headers.ETag);
            }
        }
        foreach (var (address, field) in new[] { (Visits.Provided + "/comments", "text"), ("/articles/none/comments", "text"), (receipt, "x"), ("/comments", "receipt"), ("/account/sign-in", "name"), ("/account/sign-out", "x"), ("/", "x"), ("/none", "x") })
        {
            foreach (var value in new[] { "", "Words.", "1" })
            {
                using var answer = await reader.PostAsync(address, Visits.Form((field, value)));
                Assert.True(answer.Headers.CacheControl?.NoStore, $"POST {address}: {answer.StatusCode} {answer.Headers.CacheControl}");
            }
        }
    }

    [Fact]
    public async Task A_receipt_is_rendered_anew_each_time()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var receipt = await client.CommentAsync("Words that an editor approves.");
        var before = await client.TextAsync(receipt);
        await site.WriteAsync(db => Task.Run(() => db.Comments.Single().Approve(site.Clock.Now)));
        Assert.NotEqual(before, await client.TextAsync(receipt));
    }

    [Fact]
    public async Task A_failure_is_gone_with_its_cause()
    {
        var isBroken = true;
        using var site = await TestSite.StartAsync(services => services.AddScoped(_ => isBroken ? throw new InvalidOperationException("broken") : new Freshness()));
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.InternalServerError, await client.StatusAsync(Visits.Provided));
        isBroken = false;
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(Visits.Provided));
    }

    /// <summary>Fail-closed: a page that sets a cookie, or says that it is private, is answered and forgotten.</summary>
    [Theory]
    [InlineData("Set-Cookie", "a=1", false)]
    [InlineData("Cache-Control", "no-store", false)]
    [InlineData("Cache-Control", "private, max-age=60", false)]
    [InlineData("Content-Language", "en", true)]
    public async Task What_a_page_says_of_itself_counts(string header, string value, bool isKept)
    {
        var rendered = 0;
        using var site = await TestSite.StartAsync(services => services.AddScoped(p =>
        {
            rendered++;
            p.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext!.Response.Headers[header] = value;
            return new Freshness();
        }).AddHttpContextAccessor());
        using var client = site.Client();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(Visits.Provided));
        Assert.Equal(isKept ? 1 : 3, rendered);
    }

    [Fact]
    public async Task Pages_are_asked_for_again_by_browsers_and_redirects_too()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var code = await site.ReadAsync(db => Task.FromResult(db.Articles.First().Code));
        foreach (var address in new[] { "/", Visits.Provided, "/feed.xml", "/fa", "/fa/", "/en/latest", "/a/" + code, "/none" })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        }
    }
}
