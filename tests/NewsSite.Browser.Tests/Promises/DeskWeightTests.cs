using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>What a page of the desk costs on a slow line, with an empty cache.</summary>
[Collection(Papers.Writing)]
public sealed class DeskWeightTests(OpenPaper paper)
{
    private const int MostBytes = 30 * 1024;

    [Fact]
    public async Task No_page_of_the_desk_costs_more_than_30_KB()
    {
        await using var visit = await paper.VisitAsync();
        await visit.Page.RouteAsync("**/media/**", route => route.AbortAsync());
        await visit.SignInAsync(paper, "Anahita", StaffRole.Administrator);
        var codes = await paper.Site.ReadAsync(db => db.Articles.Where(a => a.State == ArticleState.Published && a.Lead != null).GroupBy(a => a.Edition).Select(g => g.OrderByDescending(a => a.Body.Length).First().Code).ToListAsync());
        Assert.Equal(3, codes.Count);
        string[] paths = ["/admin", "/admin/articles/new", "/admin/comments", "/admin/pictures", "/admin/front", "/admin/staff", "/admin/log", .. codes.Select(code => $"/admin/articles/{code}")];
        var found = new List<string>();
        foreach (var language in new[] { "en", "fa-AF", "ps" })
        {
            await visit.GoAsync("/admin");
            await visit.SpeakAsync(language);
            foreach (var path in paths)
            {
                var browser = await visit.Context.NewCDPSessionAsync(visit.Page);
                await browser.SendAsync("Network.clearBrowserCache");
                await browser.DetachAsync();
                var wire = await Wire.WatchAsync(visit);
                await visit.Page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
                var parts = await wire.PartsAsync();
                parts.RemoveAll(p => p.Url.Contains("/fonts/", StringComparison.Ordinal)); // as in every weight of a page
                Assert.True(parts.Sum(p => p.Bytes) > 5_000, Wire.Tell(parts)); // they were measured indeed
                TestContext.Current.TestOutputHelper!.WriteLine($"{language} {path}: {parts.Sum(p => p.Bytes)}");
                if (parts.Sum(p => p.Bytes) > MostBytes) found.Add($"{language} {path}: {parts.Sum(p => p.Bytes)}: {Wire.Tell(parts)}");
            }
        }
        Findings.None(found);
    }
}
