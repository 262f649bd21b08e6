using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Browser.Tests.Promises;

/// <summary>P1: whatever stands in whatever field, nothing of it runs in a reader's browser, with the site's policy and without it.</summary>
[Collection(Papers.Writing)]
public sealed class NothingRunsTests(OpenPaper paper)
{
    private const int PayloadsInOneArticle = 12;
    private const string Section = "hostile";

    /// <summary>What must not be in a page, be it that nothing has run yet: it waits for a click, or asks another host.</summary>
    private const string Planted = """
        () => [...document.querySelectorAll('*')].flatMap(e => [
          ...[...e.attributes].filter(a => a.name.startsWith('on') || ['style', 'srcdoc', 'ping', 'formaction'].includes(a.name)).map(a => e.tagName + ' ' + a.name),
          ...(e.localName !== 'link' && e.localName !== 'meta' ? ['href', 'src', 'action', 'xlink:href', 'data', 'poster'] : []).filter(n => /^[\s\x00-\x20]*(?:javascript|data|vbscript):/i.test(e.getAttribute(n) ?? '')).map(n => e.tagName + ' ' + n),
          ...(['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'SVG', 'MATH', 'STYLE', 'TEMPLATE', 'VIDEO', 'AUDIO', 'MARQUEE', 'DIALOG', 'DETAILS'].includes(e.tagName.toUpperCase()) ? [e.tagName] : []),
          ...(e.tagName === 'SCRIPT' && e.type !== 'application/ld+json' && !e.src.startsWith(location.origin + '/js/') ? ['SCRIPT ' + e.outerHTML.slice(0, 60)] : []),
        ])
        """;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nothing_that_anyone_wrote_runs_on_any_page(bool policy)
    {
        await using var visit = await paper.VisitAsync(policy: policy);
        var (articles, receipt) = await WriteEverywhereAsync(policy ? "with" : "without");
        List<string> found = [];
        List<string> paths = ["/", "/latest", $"/sections/{Section}", $"/authors/{Section}", $"/topics/{Section}", $"/comments/{receipt}", $"/{Section}", .. articles];
        var host = paper.Site.Address.Host;
        foreach (var path in paths)
        {
            var answer = await visit.GoAsync(path);
            Assert.True(answer.Ok, $"{path} answered {answer.Status}");
            await visit.Page.EvaluateAsync("() => document.querySelectorAll('a, p, h1, h2, h3, img, input').forEach(e => { e.dispatchEvent(new MouseEvent('mouseover')); if (e.focus) e.focus(); })");
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(Planted)).Select(f => $"{path}: {f}"));
        }
        found.AddRange(visit.Dialogs.Select(d => $"a dialog said {d}"));
        found.AddRange(visit.Requests.Where(r => new Uri(r).Host != host && !r.StartsWith("data:image/svg", StringComparison.Ordinal)).Select(r => $"asked {r}"));
        found.AddRange((await visit.RefusedAsync()).Select(r => $"refused {r}"));
        Findings.None(found);
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

    /// <summary>Puts every payload into every field that a page shows, past all checks of the forms.</summary>
    private async Task<(List<string> Articles, string Receipt)> WriteEverywhereAsync(string mark)
    {
        var receipt = ReceiptCode.New();
        var now = paper.Site.Clock.Now;
        List<string> slugs = [];
        var groups = Payloads.All.Select(p => p.Replace('\0', ' ')).Chunk(PayloadsInOneArticle).ToList();
        await paper.Site.WriteAsync(async db =>
        {
            var all = string.Join(' ', Payloads.Markup).Replace('\0', ' ');
            var media = await db.MediaFiles.FirstAsync();
            var section = await db.Sections.SingleOrDefaultAsync(s => s.Slug == Section) ?? db.Sections.Add(new Section { Slug = Section, Name = new EditionText { ["en"] = all }, Position = 9 }).Entity;
            var author = await db.Authors.SingleOrDefaultAsync(a => a.Slug == Section) ?? db.Authors.Add(new Author { Slug = Section, Name = new EditionText { ["en"] = all }, Bio = new EditionText { ["en"] = all } }).Entity;
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Slug == Section) ?? db.Topics.Add(new Topic { Edition = "en", Slug = Section, Name = all }).Entity;
            if (!await db.Pages.AnyAsync(p => p.Slug == Section))
            {
                var page = db.Pages.Add(new Model.Page { Edition = "en", Slug = Section, Title = all, Summary = all, UpdatedAt = now }).Entity;
                page.Write(all, new RenderedText(Html(Payloads.All), []));
            }
            foreach (var (group, i) in groups.Select((g, i) => (g, i)))
            {
                var code = Crockford.NewCode(Article.CodeLength);
                var text = string.Join(' ', group);
                var article = new Article
                {
                    Code = code,
                    Edition = "en",
                    Headline = text,
                    Summary = text,
                    Story = new Story { Key = code },
                    Section = section,
                    TranslatedFrom = text,
                    Lead = new LeadPicture { MediaFile = media, Alt = text, AltLang = group[0], Caption = text, Credit = text },
                };
                article.Rename($"hostile-{mark}-{i}");
                article.Write(text, new RenderedText(Html(group), [media.Key]), [media]);
                article.SetTopics([topic]);
                article.SetBylines([author]);
                article.Publish(now.AddMinutes(-i));
                slugs.Add($"/articles/{article.Slug}");
                db.Articles.Add(article);
            }
        });
        await paper.Site.WriteAsync(async db =>
        {
            foreach (var (group, i) in groups.Select((g, i) => (g, i)))
            {
                var article = await db.Articles.SingleAsync(a => a.Slug == $"hostile-{mark}-{i}");
                foreach (var payload in group)
                {
                    var comment = Comment.Write(article.Id, null, payload, payload, "screening.none", now);
                    comment.Approve(now);
                    db.Comments.Add(comment);
                }
            }
            var waiting = Comment.Write((await db.Articles.SingleAsync(a => a.Slug == $"hostile-{mark}-0")).Id, null, null, string.Join("\n\n", Payloads.Markup), "screening.none", now);
            db.Comments.Add(waiting);
            db.Receipts.Add(new Receipt { CodeHash = ReceiptCode.Hash(receipt), Comment = waiting, CreatedAt = now });
        });
        return (slugs, receipt);

        // As text, as an address, as a title and as a picture's words; what the renderer refuses to take is not shown either.
        static string Html(IEnumerable<string> payloads)
        {
            var html = new System.Text.StringBuilder();
            foreach (var payload in payloads)
            {
                try
                {
                    html.Append(ArticleMarkdown.Render($"{payload}\n\n[a]({payload})\n\n[b](<{payload}> \"{payload}\")\n\n| {payload} |\n|---|\n| {payload} |\n\n```{payload}\n{payload}\n```\n", _ => null).NeutralHtml);
                }
                catch (InputRefusedException)
                {
                    html.Append("<p>refused</p>");
                }
            }
            return html.ToString();
        }
    }
}
