using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Front;

public sealed class IndexTests
{
    private const string BannerForm = ".banner-form";
    private static readonly string[] English = ["/", "/latest", "/about", Visits.Provided, "/sections/afghanistan", "/lite", "/lite" + Visits.Provided];

    [Fact]
    public async Task What_is_pinned_in_its_section_leads_that_and_not_the_page()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        await site.WriteAsync(async db =>
        {
            var section = await db.Sections.SingleAsync(s => s.Slug == "afghanistan");
            foreach (var a in await db.Articles.Where(a => a.Edition == "en").ToListAsync()) a.Section = section; // all of the paper
        });
        var page = await reader.ReadPageAsync("/");
        var (headline, lead) = (page.QuerySelectorAll(".band h3 a").Select(a => a.TextContent.Trim()).Last(), page.QuerySelector(".front h2 a")!.TextContent.Trim());
        Assert.NotEqual(headline, page.QuerySelector(".band h3 a")!.TextContent.Trim()); // control
        var code = await site.ReadAsync(db => db.Articles.Where(a => a.Headline == headline && a.Edition == "en").Select(a => a.Code).SingleAsync());
        using (var pinned = await editor.PostFormAsync("/admin/front", [("act", "pin"), ("pin", code), ("inSection", "true")], ".pin-form")) Assert.Equal(HttpStatusCode.SeeOther, pinned.StatusCode);
        page = await reader.ReadPageAsync("/");
        Assert.Equal(headline, page.QuerySelector(".band h3 a")!.TextContent.Trim());
        Assert.Equal(lead, page.QuerySelector(".front h2 a")!.TextContent.Trim());
        // The newest leads no longer, once it is pinned there.
        var slug = page.QuerySelector(".front h2 a")!.GetAttribute("href")!.Split('/')[^1];
        code = await site.ReadAsync(db => db.Articles.Where(a => a.Slug == slug && a.Edition == "en").Select(a => a.Code).SingleAsync());
        (await editor.PostFormAsync("/admin/front", [("act", "pin"), ("pin", code), ("inSection", "true")], ".pin-form")).Dispose();
        page = await reader.ReadPageAsync("/");
        Assert.NotEqual(lead, page.QuerySelector(".front h2 a")!.TextContent.Trim());
        Assert.Contains(lead, page.QuerySelectorAll(".band h3 a").Select(a => a.TextContent.Trim()));
        Assert.Contains("First in ", (await editor.ReadPageAsync("/admin/front")).QuerySelector("h2.place")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_banner_stands_at_once_on_every_page_of_its_edition_and_ends_by_itself()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        foreach (var address in English.Append("/fa")) Assert.Null(await BannerAsync(reader, address)); // now they are cached
        Assert.Equal("2026-11-25T15:30", (await editor.ReadPageAsync("/admin/front")).QuerySelector("#endsAt")!.GetAttribute("value")); // three hours ahead, in Kabul
        Assert.Equal(HttpStatusCode.SeeOther, await SetAsync(editor, ("banner", "Snow closes the pass")));

        foreach (var address in English) Assert.Equal("Snow closes the pass", (await BannerAsync(reader, address))?.TextContent.Trim());
        Assert.Null(await BannerAsync(reader, "/fa"));
        site.Clock.Now += TimeSpan.FromHours(3) - TimeSpan.FromMilliseconds(1);
        Assert.NotNull(await BannerAsync(reader, "/"));
        site.Clock.Now += TimeSpan.FromMilliseconds(1);
        foreach (var address in English) Assert.Null(await BannerAsync(reader, address));
    }

    [Fact]
    public async Task An_editor_ends_it_and_takes_that_back_and_ends_no_other_one_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        await SetAsync(editor, ("banner", "Snow closes the pass"));
        foreach (var (act, isShown) in new[] { ("end", false), ("undo", true) })
        {
            using var answer = await editor.PostFormAsync("/admin/front", [("act", act)], "[role=status] form");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.Equal(isShown, await BannerAsync(reader, "/") is not null);
        }
        var form = (await editor.ReadPageAsync("/admin/front")).QuerySelector<IHtmlFormElement>("[role=status] form")!;
        await SetAsync(editor, ("banner", "The pass is open"));
        using var late = await editor.PostAsync("/admin/front", Sent(Forms.Fields(form), ("act", "end")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.NotNull(await BannerAsync(reader, "/"));
    }

    [Fact]
    public async Task It_goes_with_its_article_and_comes_back_with_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        await SetAsync(editor, ("banner", "The conference"), ("article", "m1nsk24"));
        Assert.Equal(Visits.Provided, (await BannerAsync(reader, "/about"))!.GetAttribute("href"));
        (await editor.EditAsync("m1nsk24", "unpublish")).Dispose();
        Assert.Null(await BannerAsync(reader, "/about"));
        Assert.NotNull((await editor.ReadPageAsync("/admin/front")).QuerySelector(".conflict"));
        (await editor.EditAsync("m1nsk24", "publish")).Dispose();
        Assert.NotNull(await BannerAsync(reader, "/about"));
    }

    [Fact]
    public async Task What_is_refused_comes_back_as_it_was_typed()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/front", [("banner", "Snow"), ("endsAt", "2026-11-29T10:00"), ("act", "set")], BannerForm);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal(("Snow", "2026-11-29T10:00", "true"), (page.QuerySelector("#banner")!.GetAttribute("value"), page.QuerySelector("#endsAt")!.GetAttribute("value"), page.QuerySelector("#endsAt")!.GetAttribute("aria-invalid")));
        Assert.Equal("#endsAt", page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Pins_are_moved_end_by_themselves_and_are_taken_off()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        await site.WriteAsync(async db => (await db.Articles.Where(a => a.Edition == "en" && a.Pinned).ToListAsync()).ForEach(a => a.Unpin()));
        var (one, two) = (await site.FileAsync("One", change: (a, _) => a.Publish(site.Clock.Now.AddDays(-90))), await site.FileAsync("Two", change: (a, _) => a.Publish(site.Clock.Now.AddDays(-91))));
        var usual = await LeadAsync(reader);
        await PinAsync(editor, ".pin-form", ("pin", two.Code), ("act", "pin"), ("until", "2026-11-25T13:00"));
        Assert.Equal("Two", await LeadAsync(reader));
        await PinAsync(editor, ".pin-form", ("pin", one.Code), ("act", "pin"));
        Assert.Equal("One", await LeadAsync(reader));
        await PinAsync(editor, ".pins li form", ("act", "down"));
        Assert.Equal("Two", await LeadAsync(reader));
        site.Clock.Now += TimeSpan.FromMinutes(30); // one in Kabul; the session lives on
        Assert.Equal("One", await LeadAsync(reader));
        await PinAsync(editor, ".pins li form", ("act", "unpin"));
        Assert.Equal(usual, await LeadAsync(reader));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_does_not_pin_again_what_was_unpinned()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var article = await site.FileAsync("One", change: (a, _) =>
        {
            a.Publish(site.Clock.Now.AddDays(-1));
            a.Pin();
        });
        var form = Forms.Fields((await editor.ReadPageAsync($"/admin/articles/{article.Code}")).QuerySelector<IHtmlFormElement>("form.writing")!).ToList();
        Assert.Contains(("pinned", "true"), form);
        await site.WriteAsync(async db => (await db.Articles.SingleAsync(a => a.Id == article.Id)).Unpin());
        using var saved = await editor.PostAsync($"/admin/articles/{article.Code}", Sent(form, ("step", "save")));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.False((await site.ArticleAsync(article.Code)).Pinned);
        (await editor.EditAsync(article.Code, "save", ("pinned", "true"))).Dispose(); // the control: who ticks the box pins it
        Assert.True((await site.ArticleAsync(article.Code)).Pinned);
    }

    private static async Task<HttpStatusCode> SetAsync(HttpClient editor, params (string, string?)[] fields)
    {
        using var answer = await editor.PostFormAsync("/admin/front", [.. fields, ("act", "set")], BannerForm);
        return answer.StatusCode;
    }

    private static async Task PinAsync(HttpClient editor, string form, params (string, string?)[] fields)
    {
        using var answer = await editor.PostFormAsync("/admin/front", fields, form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static FormUrlEncodedContent Sent(IEnumerable<(string Field, string Value)> fields, (string Field, string Value) button) =>
        new(fields.Append(button).Select(f => KeyValuePair.Create(f.Field, f.Value)));

    private static async Task<IElement?> BannerAsync(HttpClient reader, string address) => (await reader.ReadPageAsync(address)).QuerySelector(".breaking a, .breaking span");

    private static async Task<string?> LeadAsync(HttpClient reader) => (await reader.ReadPageAsync("/")).QuerySelector(".lead h2")!.TextContent;
}
