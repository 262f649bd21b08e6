using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>Times are absolute in the page; script says how long ago it was, while that is less than ten hours.</summary>
[Collection(Papers.Looking)]
public sealed class TimesTests(OpenPaper paper)
{
    private const string Read = "[...document.querySelectorAll('.card time, .lead time, .latest time, .dateline > p > time')].map(t => [t.dateTime, t.textContent, t.title])";
    private const string Places = "[...document.querySelectorAll('main *, footer')].filter(e => e.tagName !== 'TIME' && !e.closest('.copy')).map(e => `${e.tagName} ${e.getBoundingClientRect().top} ${e.getBoundingClientRect().height}`).join('\\n')";

    [Theory]
    [InlineData("", "article", 185, "3 hours ago")]
    [InlineData("", "article", 59, "59 minutes ago")]
    [InlineData("", "article", 599, "9 hours ago")]
    [InlineData("", "front", 185, "3 hours ago")]
    [InlineData("", "latest", 185, "3 hours ago")]
    [InlineData("/fa", "article", 185, "۳ ساعت پیش")]
    [InlineData("/fa", "front", 185, "۳ ساعت پیش")]
    public async Task A_recent_time_reads_as_its_age_and_keeps_the_time_as_its_title(string prefix, string kind, int minutes, string age)
    {
        await using var visit = await paper.VisitAsync();
        await using var plain = await paper.VisitAsync(script: false);
        var page = paper.Pages.Single(p => p.Kind == kind && p.Path.StartsWith(prefix, StringComparison.Ordinal) && p.Direction == (prefix.Length == 0 ? "ltr" : "rtl") && (prefix.Length == 0 || p.Lang == "fa-AF"));
        var published = await PublishedAsync(prefix);
        await SetAsync(visit, published.AddMinutes(minutes));
        await visit.GoAsync(page.Path);
        await plain.GoAsync(page.Path);
        var (shown, absolute) = (await TimesAsync(visit), await TimesAsync(plain));
        var iso = NewsSite.Text.PaperDate.Iso(published);
        var now = shown.FindIndex(t => t[0] == iso);
        Assert.Equal([iso, age, absolute[now][1]], shown[now]);
        Assert.Equal(shown.Count, absolute.Count);
        Assert.Contains(shown, t => t[0] != iso && t[2].Length == 0); // what is older stays as it is
        Assert.All(absolute, t => Assert.Equal("", t[2]));
        Findings.None(await visit.RefusedAsync());
    }

    [Theory]
    [InlineData(600)]
    [InlineData(-1)]
    public async Task A_time_of_ten_hours_ago_or_to_come_stays_as_it_is(int minutes)
    {
        await using var visit = await paper.VisitAsync();
        await SetAsync(visit, (await PublishedAsync("")).AddMinutes(minutes));
        await visit.GoAsync($"/articles/{ReaderPage.Provided}");
        Assert.All((await TimesAsync(visit)).Take(1), t => Assert.Equal("", t[2]));
    }

    [Fact]
    public async Task A_browser_that_does_not_know_the_language_or_the_way_leaves_the_time()
    {
        foreach (var ignorance in new[] { "Intl.RelativeTimeFormat.supportedLocalesOf = () => [];", "delete Intl.RelativeTimeFormat;", "delete window.Intl;" })
        {
            await using var visit = await paper.VisitAsync();
            await visit.Context.AddInitScriptAsync(ignorance);
            await SetAsync(visit, (await PublishedAsync("")).AddMinutes(185));
            await visit.GoAsync($"/articles/{ReaderPage.Provided}");
            Assert.All(await TimesAsync(visit), t => Assert.Equal("", t[2]));
            Assert.DoesNotContain(visit.Console, line => line.StartsWith("error", StringComparison.Ordinal));
            Assert.Equal(1, await visit.Page.Locator("[data-copy]").CountAsync()); // the rest of the script runs
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/fa")]
    [InlineData("/ps")]
    public async Task Nothing_moves_when_a_time_becomes_an_age(string prefix)
    {
        var slug = ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug;
        var ages = 0;
        foreach (var width in new[] { 360, 1280 })
        {
            await using var visit = await paper.VisitAsync(width);
            await using var plain = await paper.VisitAsync(width, script: false);
            await SetAsync(visit, (await PublishedAsync(prefix)).AddMinutes(185));
            foreach (var reader in new[] { visit, plain }) await reader.Page.RouteAsync("**/fonts/**", route => route.AbortAsync()); // a face that is there in time for one of them only
            foreach (var path in new[] { $"{prefix}/articles/{slug}", prefix.Length == 0 ? "/" : prefix, $"{prefix}/latest", $"{prefix}/articles/everything-{(prefix.Length == 0 ? "en" : prefix == "/fa" ? "fa-af" : "ps")}" })
            {
                await visit.GoAsync(path);
                await plain.GoAsync(path);
                Assert.Equal(await plain.Page.EvaluateAsync<string>(Places), await visit.Page.EvaluateAsync<string>(Places));
                ages += (await TimesAsync(visit)).Count(t => t[2].Length > 0);
            }
        }
        Assert.True(ages > 0 || prefix == "/ps"); // Chromium knows no Pashto words for it
    }

    /// <summary>Sets the browser's clock.</summary>
    private static async Task SetAsync(Visit visit, DateTime utc) =>
        await visit.Context.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $"Date.now = () => {new DateTimeOffset(utc).ToUnixTimeMilliseconds()};"));

    private static async Task<List<string[]>> TimesAsync(Visit visit) => [.. await visit.Page.EvaluateAsync<string[][]>(Read)];

    private async Task<DateTime> PublishedAsync(string prefix)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var slug = ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug;
        return await paper.Site.ReadAsync(db => db.Articles.Where(a => a.Slug == slug).Select(a => a.PublishedAt!.Value).SingleAsync());
    }
}
