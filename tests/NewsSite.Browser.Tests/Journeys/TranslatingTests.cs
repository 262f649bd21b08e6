using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Accessibility;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>A story is told in another language at the desk, and told anew when its source has changed.</summary>
[Collection(Papers.Writing)]
public sealed class TranslatingTests(OpenPaper paper)
{
    [Theory, InlineData(true, 1280, "en", "ps", "Breshna"), InlineData(false, 360, "fa-AF", "fa-AF", "Zohra")]
    public async Task A_missing_edition_is_written_beside_its_source_published_and_brought_up_to_date(bool script, int width, string desk, string into, string name)
    {
        await using var visit = await paper.VisitAsync(width, script: script);
        var page = visit.Page;
        await visit.SignInAsync(paper, name, StaffRole.Editor);
        await visit.SpeakAsync(desk);
        await visit.GoAsync("/admin/translations?from=ps&to=en");
        await FitsAsync(visit);
        await visit.GoAsync("/admin");
        await FitsAsync(visit);
        await visit.GoAsync("/admin/articles/evry001");
        await page.Locator(".settings a[href$='/translations']").ClickAsync();
        Assert.Equal(desk, await page.GetAttributeAsync("html", "lang"));
        await FitsAsync(visit);
        await page.ClickAsync($"#edition-{into} button[value='translate']");

        // The source stands beside the text where there is room, above it where there is none.
        await FitsAsync(visit);
        var (source, text) = (await page.Locator(".source").BoundingBoxAsync(), await page.Locator(".writing > .text").BoundingBoxAsync());
        Assert.Equal(width > 1000, source!.X + source.Width <= text!.X || text.X + text.Width <= source.X);
        Assert.Equal(width > 1000, text.Y < source.Y + source.Height);
        Assert.Equal(("en", "ltr"), (await page.GetAttributeAsync(".source .reading", "lang"), await page.GetAttributeAsync(".source .reading", "dir")));
        Assert.True(await page.IsVisibleAsync(".source .reading"));
        await page.ClickAsync(".source > details:has(.reading) > summary");
        Assert.False(await page.IsVisibleAsync(".source .reading"));

        await page.FillAsync("#headline", $"{into} {name}");
        await page.FillAsync("#body", "متن.");
        await page.ClickAsync("button[value='publish']");
        var form = page.Url;
        await page.Locator(".notice a").First.ClickAsync();
        Assert.Equal($"{into} {name}", await page.Locator("h1").InnerTextAsync());
        Assert.Equal(into, await page.GetAttributeAsync("html", "lang"));

        await visit.GoAsync("/admin/articles/evry001");
        await page.FillAsync("#summary", $"A summary by {name}.");
        await page.ClickAsync("button[value='save']");
        await page.GotoAsync(form);
        await page.Locator(".source .behind a").ClickAsync();
        Assert.Contains(name, await page.Locator($"#edition-{into} ins").InnerTextAsync(), StringComparison.Ordinal);
        await FitsAsync(visit);
        await page.ClickAsync($"#edition-{into} button[value='confirm']");
        Assert.Equal(0, await page.Locator($"#edition-{into} .behind").CountAsync());
        Assert.Equal(1, await page.Locator(".notice[role='status']").CountAsync());
        Findings.None(script ? await visit.RefusedAsync() : []);
    }

    [Fact]
    public async Task A_stale_translation_of_everything_breaks_no_rule_of_accessibility()
    {
        await using var visit = await paper.VisitAsync();
        await visit.SignInAsync(paper, "Khatera", StaffRole.Administrator);
        await visit.GoAsync("/admin/articles/evry002/translations");
        await visit.Page.ClickAsync("#edition-en button[value='translate']");
        var draft = new Uri(visit.Page.Url).AbsolutePath;
        await paper.Site.WriteAsync(async db =>
        {
            var source = await db.Articles.SingleAsync(a => a.Code == "evry002");
            source.Headline += " (نو)";
            source.MarkSaved();
        });
        List<string> found = [];
        foreach (var path in (string[])["/admin/articles/evry002/translations", draft])
        {
            await visit.GoAsync(path);
            Assert.Equal(1, await visit.Page.Locator(".behind").CountAsync());
            found.AddRange(await AxeTests.InEveryWayAsync(visit, path));
        }
        Findings.None([.. found, .. await visit.RefusedAsync()]);
    }

    private static async Task FitsAsync(Visit visit) => Findings.None(await visit.StickingOutAsync());
}
