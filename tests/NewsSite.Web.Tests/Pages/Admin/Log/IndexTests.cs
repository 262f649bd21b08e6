using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Log;

public sealed class IndexTests
{
    [Fact]
    public async Task Editors_read_what_was_done_with_the_paper_and_administrators_staff_matters_too()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var nur = await site.SignedInAsync("Nur", StaffRole.Editor);
        await nur.WriteArticleAsync("Snow closes the pass");
        Assert.Equal(["Nur began Snow closes the pass"], await LinesAsync(nur, "/admin/log"));
        Assert.Equal(HttpStatusCode.NotFound, await nur.StatusAsync("/admin/log?area=staff"));
        var all = await LinesAsync(office, "/admin/log");
        Assert.Contains("Nur began Snow closes the pass", all);
        Assert.Contains("Nur signed in", all);
        Assert.Contains("The server’s shell took on Nur", all);
    }

    [Fact]
    public async Task It_is_filtered_by_person_subject_and_day()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        using var nur = await site.SignedInAsync("Nur", StaffRole.Editor);
        await office.WriteArticleAsync("By Zarghuna");
        await nur.WriteArticleAsync("By Nur");
        site.Clock.Advance(TimeSpan.FromDays(1));
        using var later = site.Client(cookies: true);
        (await later.SignInAsync("Zarghuna")).Dispose();
        await later.WriteArticleAsync("The day after");
        var id = (await site.ReadAsync(db => db.StaffMembers.Where(s => s.UserName == "Nur").Select(s => s.Id).SingleAsync())).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["Nur began By Nur"], await LinesAsync(later, $"/admin/log?by={id}&area=articles"));
        var today = site.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(["Zarghuna began The day after"], await LinesAsync(later, $"/admin/log?area=articles&from={today}"));
        Assert.Equal(["Nur began By Nur", "Zarghuna began By Zarghuna"], await LinesAsync(later, $"/admin/log?area=articles&to={site.Clock.Now.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.NotFound, await later.StatusAsync("/admin/log?before=nonsense"));
    }

    [Fact]
    public async Task It_is_paged_by_key_and_every_line_is_shown_once()
    {
        using var site = await TestSite.StartAsync();
        using var office = await site.SignedInAsync();
        await site.WriteAsync(db =>
        {
            for (var i = 0; i < 120; i++) db.StaffEvents.Add(StaffEvent.Of(StaffAct.ArticleSaved, 1, 10_000 + i, site.Clock.Now)); // all of one moment
            return Task.CompletedTask;
        });
        List<string> seen = [];
        for (string? address = "/admin/log?area=articles"; address is not null;)
        {
            var page = await office.ReadPageAsync(address);
            seen.AddRange(Lines(page));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(120, seen.Count);
    }

    private static async Task<List<string>> LinesAsync(HttpClient client, string address) => Lines(await client.ReadPageAsync(address));

    private static List<string> Lines(IDocument page) =>
        [.. page.QuerySelectorAll(".log li p").Select(p => string.Join(' ', string.Concat(p.Children.Skip(1).Select(c => c.TextContent + " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
