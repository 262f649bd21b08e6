using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>P1: whatever stands in whatever field, nothing of it runs in anyone's browser, with the site's policy and without it.</summary>
[Collection(Papers.Hostile)]
public sealed class NothingRunsTests(OpenPaper paper)
{
    private const string Section = HostileWords.Section;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nothing_that_anyone_wrote_runs_on_a_readers_page(bool policy)
    {
        await using var visit = await paper.VisitAsync(policy: policy);
        var words = await HostileWords.WriteAsync(paper, policy ? "with" : "without");
        List<string> found = [];
        List<string> paths = ["/", "/latest", "/corrections", $"/sections/{Section}", $"/authors/{Section}", $"/topics/{Section}", $"/comments/{words.Receipt}", $"/{Section}", .. words.Articles.Select(a => "/" + a.Path)];
        foreach (var path in paths) found.AddRange(await HostileWords.LookAsync(visit, path));
        foreach (var banner in HostileWords.Handfuls)
        {
            await words.BannerAsync(banner);
            found.AddRange(await HostileWords.LookAsync(visit, "/about"));
        }
        found.AddRange(await words.DoneAsync(visit));
        await words.RejectAllAsync();
        Findings.None(found);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nothing_that_anyone_wrote_runs_at_the_desk(bool policy)
    {
        await using var visit = await paper.VisitAsync(policy: policy);
        await visit.SignInAsync(paper, policy ? "Marzia" : "Hosna", StaffRole.Administrator);
        var words = await HostileWords.WriteAsync(paper, policy ? "desk-with" : "desk-without");
        await words.NameAsync(policy ? "Marzia" : "Hosna");
        List<string> found = [];
        var seen = 0;
        const int each = 12;
        for (var path = "/admin/comments"; path is not null; path = await NextAsync(visit))
        {
            found.AddRange(await HostileWords.LookAsync(visit, path));
            seen += await visit.Page.Locator("article.card").CountAsync();
        }
        Assert.True(seen > Payloads.All.Count(), $"only {seen} comments wait");
        foreach (var decided in await paper.Site.ReadAsync(db => db.Comments.Where(c => c.Article.Section!.Slug == Section && c.Name != null).OrderBy(c => c.Id).Select(c => c.Id).Take(each).ToListAsync()))
            found.AddRange(await HostileWords.LookAsync(visit, $"/admin/comments?decided={decided}"));
        foreach (var one in await paper.Site.ReadAsync(db => db.Comments.Where(c => c.Article.Section!.Slug == Section && c.Name != null).OrderByDescending(c => c.Id).Select(c => c.Id).Take(each).ToListAsync()))
            found.AddRange(await HostileWords.LookAsync(visit, $"/admin/comments/{one}"));
        foreach (var article in words.Articles)
        {
            found.AddRange(await HostileWords.LookAsync(visit, $"/admin/articles/{article.Code}/preview"));
            found.AddRange(await HostileWords.LookAsync(visit, $"/admin/articles/{article.Code}/corrections"));
            found.AddRange((await HostileWords.LookAsync(visit, $"/admin/articles/{article.Code}")).Where(f => !f.EndsWith(": DETAILS", StringComparison.Ordinal))); // its own
        }
        foreach (var code in await words.TranslateAsync())
        {
            found.AddRange(await HostileWords.LookAsync(visit, $"/admin/articles/{code}/translations"));
            Assert.True(await visit.Page.Locator(".behind .changes").CountAsync() > 0);
            found.AddRange((await HostileWords.LookAsync(visit, $"/admin/articles/{code}")).Where(f => !f.EndsWith(": DETAILS", StringComparison.Ordinal))); // its own
        }
        foreach (var path in (string[])["/admin", "/admin/comments?state=published", "/admin/log", "/admin/sections", $"/admin/sections/{Section}", "/admin/pages", "/admin/nameplate", "/admin/authors", $"/admin/authors/{Section}", "/admin/staff", "/admin/account/passkeys", .. await words.LibraryAsync()])
            found.AddRange((await HostileWords.LookAsync(visit, path)).Where(f => !f.EndsWith(": DETAILS", StringComparison.Ordinal)));
        foreach (var banner in HostileWords.Handfuls)
        {
            await words.BannerAsync(banner);
            found.AddRange(await HostileWords.LookAsync(visit, "/admin/front"));
        }
        found.AddRange(await words.DoneAsync(visit));
        await words.RejectAllAsync();
        Findings.None(found);
    }

    /// <summary>The control: the queue as a view would show it that writes what it is given.</summary>
    [Theory, InlineData(false, true), InlineData(true, false)]
    public async Task A_queue_that_wrote_them_as_they_are_would_run_them_unless_the_policy_stops_it(bool policy, bool run)
    {
        await using var visit = await paper.VisitAsync(policy: policy);
        await visit.SignInAsync(paper, policy ? "Nilofar" : "Shabnam", StaffRole.Editor);
        var words = await HostileWords.WriteAsync(paper, policy ? "raw-with" : "raw-without");
        await visit.Page.RouteAsync("**/admin/comments", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.Where(h => h.Key is "content-type" or "content-security-policy").ToDictionary();
            await route.FulfillAsync(new() { Headers = headers, Body = WebUtility.HtmlDecode(await answer.TextAsync()) });
        });
        var planted = await HostileWords.LookAsync(visit, "/admin/comments");
        var done = await words.DoneAsync(visit);
        await words.RejectAllAsync();
        Assert.NotEmpty(planted);
        Assert.Equal(run, visit.Dialogs.Count > 0);
        Assert.Equal(!run, done.Any(d => d.StartsWith("refused ", StringComparison.Ordinal)));
    }

    [Theory, InlineData(false, true), InlineData(true, false)]
    public async Task Written_into_a_page_as_they_are_they_run_unless_the_policy_stops_them(bool policy, bool run)
    {
        await using var visit = await paper.VisitAsync(policy: policy);
        var headers = (await visit.GoAsync("/about")).Headers.Where(h => h.Key == "content-security-policy").ToDictionary();
        Assert.Single(headers);
        headers["content-type"] = "text/html; charset=utf-8";
        foreach (var payload in (string[])["<img src=x onerror=alert(1)>", "<svg onload=alert(1)></svg>", "<script>alert(1)</script>"])
        {
            await visit.Page.RouteAsync("**/planted", route => route.FulfillAsync(new() { Headers = headers, Body = payload }));
            visit.Dialogs.Clear();
            await visit.GoAsync("/planted");
            await visit.Page.WaitForTimeoutAsync(100);
            Assert.Equal(run, visit.Dialogs.Count > 0);
            await visit.Page.UnrouteAllAsync();
        }
        Assert.Equal(!run, (await visit.RefusedAsync()).Count > 0);
    }

    private static async Task<string?> NextAsync(Visit visit) =>
        await visit.Page.Locator(".paging a[rel='next']").CountAsync() == 0 ? null : await visit.Page.Locator(".paging a[rel='next']").GetAttributeAsync("href");
}
