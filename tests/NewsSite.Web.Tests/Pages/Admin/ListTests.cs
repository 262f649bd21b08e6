using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin;

/// <summary>The desk's list: what it finds, how it goes on, and one step with many articles.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task Words_find_drafts_and_what_is_public_whatever_keyboard_wrote_them()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        await editor.WriteArticleAsync("Zebras in the zoo");
        await editor.WriteArticleAsync("Zebras on the road", "publish");
        await editor.WriteArticleAsync("Something else", "publish", ("body", "With zebras in its text."));
        await editor.WriteArticleAsync("گورخری ښکلی دی", "save", ("edition", "fa-AF"));
        Assert.Equal(["Something else", "Zebras on the road", "Zebras in the zoo"], await ListedAsync(editor, "/admin?q=zebras"));
        Assert.Equal(["Zebras in the zoo"], await ListedAsync(editor, "/admin?q=zebr+zoo"));
        Assert.Equal(["Zebras in the zoo"], await ListedAsync(editor, "/admin?q=zebras&state=draft"));
        Assert.Equal(["گورخری ښکلی دی"], await ListedAsync(editor, "/admin?q=گورخري"));
        Assert.Empty(await ListedAsync(editor, "/admin?q=giraffe"));
        Assert.Empty(await ListedAsync(editor, "/admin?q=%22%27--"));
        var code = await site.ReadAsync(db => db.Articles.Where(a => a.Headline == "Zebras in the zoo").Select(a => a.Code).SingleAsync());
        Assert.Equal(["Zebras in the zoo"], await ListedAsync(editor, $"/admin?q={code}"));
    }

    [Fact]
    public async Task A_reporter_finds_nothing_of_others()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var editor = await site.SignInAsync(StaffRole.Editor);
        await editor.WriteArticleAsync("Zebras of the editor", "publish");
        await reporter.WriteArticleAsync("Zebras of the reporter");
        Assert.Equal(["Zebras of the reporter"], await ListedAsync(reporter, "/admin?q=zebras"));
        Assert.Equal(2, (await ListedAsync(editor, "/admin?q=zebras")).Count); // control
    }

    [Fact]
    public async Task It_is_narrowed_by_section_author_and_day()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var author = await site.ReadAsync(db => db.Authors.OrderBy(a => a.Id).Select(a => a.Slug).FirstAsync());
        var section = await site.ReadAsync(db => db.Sections.OrderBy(s => s.Id).Select(s => s.Slug).FirstAsync());
        await editor.WriteArticleAsync("Narrow draft", "save", ("section", section), ("authors", author));
        await editor.WriteArticleAsync("Narrow news", "publish", ("section", section), ("authors", author));
        await editor.WriteArticleAsync("Wide news", "publish");
        var day = TimeZoneInfo.ConvertTimeFromUtc(site.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul")).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["Narrow news", "Narrow draft"], (await ListedAsync(editor, $"/admin?section={section}")).Take(2));
        Assert.Equal(["Narrow news", "Narrow draft"], (await ListedAsync(editor, $"/admin?by={author}")).Take(2));
        Assert.DoesNotContain("Wide news", await ListedAsync(editor, $"/admin?by={author}"));
        Assert.Equal(["Wide news", "Narrow news"], await ListedAsync(editor, $"/admin?from={day}&to={day}"));
        Assert.Equal(["Narrow news"], await ListedAsync(editor, $"/admin?from={day}&to={day}&section={section}&by={author}&state=published&edition=en"));
        foreach (var wrong in new[] { "section=none", "by=none", "edition=xx", "state=none", "from=yesterday", "before=x" }) Assert.Equal((wrong, HttpStatusCode.NotFound), (wrong, await editor.StatusAsync($"/admin?{wrong}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("state=published")]
    [InlineData("from=2020-01-01")]
    [InlineData("q=many")]
    public async Task It_goes_on_by_key_and_every_article_stands_once(string query)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        for (var i = 0; i < FindAtDesk.PageLength + 5; i++) await site.FileAsync($"Many {i}", isPublished: true);
        var seen = new List<string>();
        for (var address = $"/admin?{query}"; address is not null;)
        {
            var page = await editor.ReadPageAsync(address);
            seen.AddRange(Rows(page));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(FindAtDesk.PageLength + 5, seen.Count(h => h.StartsWith("Many", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_its_own_page_would_warn_of_is_not_published_among_many()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var (fine, odd) = (await editor.WriteArticleAsync("Fine"), await editor.WriteArticleAsync("Odd", "save", ("body", "A [link](htp:/bad).")));
        var bare = await editor.WriteArticleAsync("Bare", "save", ("body", "![A bridge](nowhere.jpg)"));
        using var answer = await MoveAsync(editor, "publish", fine, odd, bare);
        Assert.Equal(["Odd", "Bare"], (await TestSite.ReadPageAsync(answer)).QuerySelectorAll(".error li a").Select(a => a.TextContent));
        Assert.Equal((Standing.Published, Standing.Draft), (await StandingAsync(site, fine), await StandingAsync(site, odd)));
    }

    [Fact]
    public async Task Many_are_published_at_once_but_what_an_embargo_holds()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var free = await editor.WriteArticleAsync("Free");
        var held = await editor.WriteArticleAsync("Held", "save", ("embargoUntil", PaperDate.Field(site.Clock.Now.AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul"))));
        var planned = await editor.WriteArticleAsync("Planned", "save", ("publishAt", PaperDate.Field(site.Clock.Now.AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kabul"))));
        Assert.NotNull((await editor.ReadPageAsync("/admin")).QuerySelector(".embargo"));
        using var answer = await MoveAsync(editor, "publish", free, held, planned);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Held", (await TestSite.ReadPageAsync(answer)).QuerySelector(".error li a")!.TextContent);
        Assert.Equal((Standing.Published, Standing.Draft, Standing.Scheduled), (await StandingAsync(site, free), await StandingAsync(site, held), await StandingAsync(site, planned)));
        site.Clock.Now = site.Clock.Now.AddMinutes(2);

        using var back = await MoveAsync(editor, "unpublish", free, planned);
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.NotNull((await editor.ReadPageAsync(back.Headers.Location!.OriginalString)).QuerySelector(".notice"));
        Assert.Equal((Standing.Draft, Standing.Draft), (await StandingAsync(site, free), await StandingAsync(site, planned)));
        Assert.Equal(HttpStatusCode.NotFound, await site.Client().StatusAsync("/articles/free"));
    }

    [Fact]
    public async Task A_reporter_submits_many_of_their_own_and_none_of_others()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var (one, two) = (await reporter.WriteArticleAsync("One"), await reporter.WriteArticleAsync("Two"));
        var other = await site.FileAsync("Of another", isPublished: false);
        using var answer = await MoveAsync(reporter, "submit", one, two, other.Code);
        Assert.Contains("count=2", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((Standing.Submitted, Standing.Submitted, Standing.Draft), (await StandingAsync(site, one), await StandingAsync(site, two), await StandingAsync(site, other.Code)));
        Assert.Equal(["submit"], (await reporter.ReadPageAsync("/admin")).QuerySelectorAll(".many button").Select(b => b.GetAttribute("value")!.ToLowerInvariant()));
    }

    internal static async Task<HttpResponseMessage> MoveAsync(HttpClient staff, string step, params string[] codes)
    {
        var token = (await staff.ReadPageAsync("/admin")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await staff.PostAsync("/admin", new FormUrlEncodedContent(codes.Select(c => KeyValuePair.Create("codes", c)).Append(KeyValuePair.Create("step", step)).Append(KeyValuePair.Create("__RequestVerificationToken", token))));
    }

    private static async Task<Standing> StandingAsync(TestSite site, string code) => (await site.ArticleAsync(code)).StandingAt(site.Clock.Now);

    private static async Task<List<string>> ListedAsync(HttpClient staff, string address) => Rows(await staff.ReadPageAsync(address));

    private static List<string> Rows(IDocument page) => [.. page.QuerySelectorAll(".row h2").Select(h => h.TextContent.Trim())];
}
