using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>P49 and P3: reading leaves no trace in the browser, asks nobody else, and trips over no rule of the site's own policy.</summary>
[Collection(Papers.Writing)]
public sealed class NothingLeavesTests(OpenPaper paper)
{
    private const string Kept = """
        async () => [
          ...Object.keys(localStorage).map(k => 'localStorage ' + k),
          ...Object.keys(sessionStorage).map(k => 'sessionStorage ' + k),
          ...(await indexedDB.databases()).map(d => 'indexedDB ' + d.name),
          ...(await caches.keys()).map(k => 'cache ' + k),
          ...(await navigator.serviceWorker.getRegistrations()).map(() => 'service worker'),
          ...(document.cookie ? ['cookie ' + document.cookie] : []),
        ]
        """;

    [Fact]
    public async Task A_reader_who_has_seen_every_page_asked_nobody_else_and_keeps_nothing()
    {
        await using var visit = await paper.VisitAsync();
        foreach (var page in paper.Pages.Where(p => !p.Path.StartsWith("/account/", StringComparison.Ordinal)))
        {
            await visit.GoAsync(page.Path);
            Findings.None(await visit.RefusedAsync());
        }
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        await visit.Page.FillAsync("#comment-text", "From a reader who keeps nothing.");
        await visit.Page.ClickAsync("#comment-form button");
        Findings.None(await LeftAsync(visit));
        Assert.True(visit.Requests.Count > 100);
    }

    [Fact]
    public async Task Where_staff_sign_in_the_policy_holds_as_well()
    {
        await using var visit = await paper.VisitAsync();
        foreach (var page in paper.Pages.Where(p => p.Path.StartsWith("/account/", StringComparison.Ordinal))) await visit.GoAsync(page.Path);
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task What_is_kept_asked_or_refused_is_found_here()
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync("/about");
        await visit.Page.EvaluateAsync("""
            async () => {
              document.cookie = 'a=1';
              localStorage.setItem('b', '1');
              sessionStorage.setItem('c', '1');
              await new Promise(r => { indexedDB.open('d').onsuccess = r; });
              document.body.setAttribute('style', 'color: red');
              document.body.append(Object.assign(new Image(), { src: 'http://elsewhere.example/beacon' }));
              await new Promise(r => setTimeout(r, 100));
            }
            """);
        var left = await LeftAsync(visit);
        foreach (var kind in (string[])["cookie", "localStorage", "sessionStorage", "indexedDB"]) Assert.Contains(left, l => l.StartsWith(kind, StringComparison.Ordinal));
        Assert.Contains(await visit.RefusedAsync(), r => r.StartsWith("style-src", StringComparison.Ordinal));
        Assert.Contains(await visit.RefusedAsync(), r => r.StartsWith("img-src http://elsewhere.example", StringComparison.Ordinal));
    }

    private async Task<List<string>> LeftAsync(Visit visit) =>
    [
        .. await visit.Page.EvaluateAsync<string[]>(Kept),
        .. (await visit.Context.CookiesAsync()).Select(c => $"cookie {c.Name}"),
        .. visit.Requests.Where(r => !r.StartsWith(paper.Site.Address.ToString(), StringComparison.Ordinal) && !r.StartsWith("data:", StringComparison.Ordinal)).Select(r => $"asked {r}"),
    ];
}
