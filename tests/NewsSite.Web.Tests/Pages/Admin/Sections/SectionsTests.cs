using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Sections;

public sealed class SectionsTests
{
    private const string Navigation = "nav.sections a[href*='/sections/']";

    [Fact]
    public async Task A_section_is_added_named_in_each_edition_and_written_for()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var added = await editor.PostFormAsync("/admin/sections/new", [("names[en]", " Sport "), ("names[fa-AF]", "ورزش")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/sections/sport?saved=1"), (added.StatusCode, added.Headers.Location!.OriginalString));
        Assert.Contains("Sport", (await editor.ReadPageAsync("/admin/articles/new")).QuerySelector("#section")!.TextContent, StringComparison.Ordinal);

        using var reader = site.Client();
        Assert.DoesNotContain("Sport", await NamesAsync(reader, "/"), StringComparison.Ordinal); // nothing stands in it
        await site.WriteAsync(async db => (await db.Articles.SingleAsync(a => a.Code == "m1nsk24")).Section = await db.Sections.SingleAsync(s => s.Slug == "sport"));
        Assert.Contains("Sport", await NamesAsync(reader, "/"), StringComparison.Ordinal);
        using var renamed = await editor.PostFormAsync("/admin/sections/sport", [("names[en]", "Sports")]);
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        Assert.Contains("Sports", await NamesAsync(reader, "/"), StringComparison.Ordinal);
        Assert.Equal("Sports", (await reader.ReadPageAsync("/sections/sport")).QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("ورزش", (await site.ReadAsync(db => db.Sections.SingleAsync(s => s.Slug == "sport"))).Name["fa-AF"]);
    }

    [Fact]
    public async Task Their_order_is_that_of_the_navigation()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var before = (await reader.ReadPageAsync("/")).QuerySelectorAll(Navigation).Select(a => a.TextContent.Trim()).ToList();
        Assert.True(before.Count > 1);
        var last = (await editor.ReadPageAsync("/admin/sections")).QuerySelectorAll("main li form input[name=section]").Select(i => i.GetAttribute("value")!).Last();
        using var moved = await editor.PostFormAsync("/admin/sections", [("act", "up")], $"form:has([value='{last}'])");
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        var after = (await reader.ReadPageAsync("/")).QuerySelectorAll(Navigation).Select(a => a.TextContent.Trim()).ToList();
        Assert.NotEqual(before, after);
        Assert.Equal(before.Order(), after.Order());
        Assert.Equal([StaffAct.SectionMoved], await ActsAsync(site));
        Assert.NotNull((await editor.ReadPageAsync("/admin/sections?moved=1")).QuerySelector(moved.Headers.Location!.OriginalString.Split('?')[1].Replace("moved=1", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_in_any_letters_leads_back_to_its_form()
    {
        using var site = await TestSite.StartOnPortAsync(); // a server that refuses what a header cannot hold
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var added = await editor.PostFormAsync("/admin/sections/new", [("names[fa-AF]", "ورزش")]);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await editor.StatusAsync(added.Headers.Location!.OriginalString));
        using var author = await editor.PostFormAsync("/admin/authors/new", [("names[ps]", "سیما نور")]);
        Assert.Equal(HttpStatusCode.OK, await editor.StatusAsync(author.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("", "", "name-en")]
    [InlineData("…", "", "slug")]
    [InlineData("Sport", "/ ?", "slug")]
    [InlineData("New", "", "slug")]
    [InlineData("Afghanistan", "", "slug")]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_kept(string name, string slug, string field)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var sections = await site.ReadAsync(db => db.Sections.CountAsync());
        using var answer = await editor.PostFormAsync("/admin/sections/new", [("names[en]", name), ("slug", slug)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Equal((name, slug), (page.QuerySelector("#name-en")!.GetAttribute("value") ?? "", page.QuerySelector("#slug")!.GetAttribute("value") ?? ""));
        Assert.NotNull(page.QuerySelector($".error a[href='#{field}']"));
        Assert.Equal(sections, await site.ReadAsync(db => db.Sections.CountAsync()));
    }

    [Fact]
    public async Task Names_are_bounded_and_lose_what_is_never_text()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var tooLong = await editor.PostFormAsync("/admin/sections/new", [("names[en]", new string('x', Section.MaxNameLength + 1))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        using var saved = await editor.PostFormAsync("/admin/sections/new", [("names[en]", "Sp\u202eort\nnews"), ("names[xx]", "Of no edition")]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var name = (await site.ReadAsync(db => db.Sections.OrderByDescending(s => s.Id).FirstAsync())).Name;
        Assert.Equal("Sport news", Assert.Single(name).Value);
    }

    [Fact]
    public async Task Two_who_rename_it_at_once_overwrite_nothing_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var first = await editor.PostFormAsync("/admin/sections/afghanistan", [("names[en]", "The country")]);
        using var second = await editor.PostFormAsync("/admin/sections/afghanistan", [("names[en]", "Home"), ("version", "0")]);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        var page = await TestSite.ReadPageAsync(second);
        Assert.Contains("The country", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Home", "1"), (page.QuerySelector("#name-en")!.GetAttribute("value"), page.QuerySelector("main input[name=version]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Only_an_empty_one_is_deleted()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        Assert.Null((await editor.ReadPageAsync("/admin/sections/afghanistan")).QuerySelector("details form"));
        using var kept = await editor.PostFormAsync("/admin/sections/afghanistan", [("step", "delete")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.Contains("stays", (await TestSite.ReadPageAsync(kept)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        using var added = await editor.PostFormAsync("/admin/sections/new", [("names[en]", "Sport")]);
        using var deleted = await editor.PostFormAsync("/admin/sections/sport", [("step", "delete")], "details form");
        Assert.Equal("/admin/sections?deleted=1", deleted.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/admin/sections/sport"));
        Assert.Equal([StaffAct.SectionAdded, StaffAct.SectionDeleted], await ActsAsync(site));
        Assert.Contains("deleted a section", (await editor.ReadPageAsync("/admin/log")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> NamesAsync(HttpClient reader, string address) =>
        string.Join(", ", (await reader.ReadPageAsync(address)).QuerySelectorAll(Navigation).Select(a => a.TextContent.Trim()));

    private static Task<List<StaffAct>> ActsAsync(TestSite site) =>
        site.ReadAsync(db => db.StaffEvents.Where(e => e.Act >= StaffAct.SectionAdded && e.Act <= StaffAct.SectionDeleted).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
}
