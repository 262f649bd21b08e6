using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Pages;

/// <summary>Standing pages are written, changed and taken away at the desk.</summary>
public sealed class PagesTests
{
    private const string Foot = "footer a[href='/imprint']";

    [Fact]
    public async Task A_page_is_written_and_readers_find_it_at_once()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        Assert.Null((await reader.ReadPageAsync("/")).QuerySelector(Foot)); // control, and in the cache from now on
        using var added = await editor.PostFormAsync("/admin/pages/en/new", [("title", " Imprint "), ("body", "Who **makes** this.")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/pages/en/imprint?saved=1"), (added.StatusCode, added.Headers.Location!.OriginalString));
        Assert.Equal("Imprint", (await reader.ReadPageAsync("/")).QuerySelector(Foot)!.TextContent.Trim());
        Assert.Equal("makes", (await reader.ReadPageAsync("/imprint")).QuerySelector(".body strong")!.TextContent);

        using var changed = await editor.PostFormAsync("/admin/pages/en/imprint", [("title", "Imprint"), ("body", "We do.")]);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal("We do.", (await reader.ReadPageAsync("/imprint")).QuerySelector(".body")!.TextContent.Trim());
        Assert.Equal([StaffAct.PageAdded, StaffAct.PageChanged], await ActsAsync(site));
        Assert.NotNull((await editor.ReadPageAsync("/admin/log")).QuerySelector("main a[href='/admin/pages/en/imprint']"));
    }

    [Fact]
    public async Task The_same_page_of_another_edition_has_the_same_address()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var added = await editor.PostFormAsync("/admin/pages/en/new", [("title", "Imprint"), ("body", "Who makes this.")]);
        var list = await editor.ReadPageAsync("/admin/pages");
        Assert.NotNull(list.QuerySelector("main a[href='/admin/pages/ps/imprint']"));
        Assert.Null((await editor.ReadPageAsync("/admin/pages/ps/imprint")).QuerySelector("#slug"));
        using var translated = await editor.PostFormAsync("/admin/pages/ps/imprint", [("title", "د چاپ په اړه"), ("body", "موږ.")]);
        Assert.Equal(HttpStatusCode.SeeOther, translated.StatusCode);
        using var reader = site.Client();
        Assert.Contains((await reader.ReadPageAsync("/imprint")).QuerySelectorAll("link[hreflang]"), l => l.GetAttribute("hreflang") == "ps");
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/admin/pages/ps/no-such-page"));
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/admin/pages/xx/imprint"));
    }

    [Theory]
    [InlineData("", "Words.", "", "title")]
    [InlineData("Imprint", "", "", "body")]
    [InlineData("Imprint", "![a picture](x.jpg)", "", "body")]
    [InlineData("Imprint", "Words.", "/ ?", "slug")]
    [InlineData("Search", "Words.", "", "slug")]
    [InlineData("Imprint", "Words.", "fa", "slug")]
    [InlineData("Imprint", "Words.", "new", "slug")]
    [InlineData("Imprint", "Words.", "about", "slug")]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_kept(string title, string body, string slug, string field)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var pages = await site.ReadAsync(db => db.Pages.CountAsync());
        using var answer = await editor.PostFormAsync("/admin/pages/en/new", [("title", title), ("body", body), ("slug", slug)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector($".error a[href='#{field}']"));
        Assert.Equal((title, body), (page.QuerySelector("#title")!.GetAttribute("value") ?? "", page.QuerySelector("#body")!.TextContent));
        Assert.Equal(pages, await site.ReadAsync(db => db.Pages.CountAsync()));
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_keeps_what_was_typed()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/pages/en/about", [("body", "Quite *new*. <script>alert(1)</script>"), ("step", "preview")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("new", page.QuerySelector("#preview em")!.TextContent);
        Assert.Null(page.QuerySelector("#preview script"));
        Assert.StartsWith("Quite *new*.", page.QuerySelector("#body")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Quite", (await site.ReadAsync(db => db.Pages.SingleAsync(p => p.Edition == "en" && p.Slug == "about"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_at_once_overwrite_nothing_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var version = (await site.ReadAsync(db => db.Pages.SingleAsync(p => p.Edition == "en" && p.Slug == "about"))).Version;
        using var first = await editor.PostFormAsync("/admin/pages/en/about", [("title", "About us"), ("body", "The first.")]);
        using var second = await editor.PostFormAsync("/admin/pages/en/about", [("title", "About"), ("body", "The second."), ("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        var page = await TestSite.ReadPageAsync(second);
        Assert.Contains("The first.", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The second.", page.QuerySelector("#body")!.TextContent);
    }

    /// <summary>Pages have no older texts to go back to: what was typed, and what was just saved, is never lost.</summary>
    [Theory]
    [InlineData("imprint", "new")]
    [InlineData("about", "about")]
    public async Task What_was_typed_outlives_a_page_that_somebody_deleted(string slug, string action)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var added = await editor.PostFormAsync("/admin/pages/en/new", [("title", "Imprint"), ("body", "Words.")]);
        var form = await editor.ReadPageAsync($"/admin/pages/en/{slug}");
        using var deleted = await editor.PostFormAsync($"/admin/pages/en/{slug}", [("step", "delete")], "details form");
        var fields = Forms.Fields(form.QuerySelector<IHtmlFormElement>("form.sheet")!).ToDictionary(f => f.Field, f => f.Value);
        fields["body"] = "A long text.";
        using var late = await editor.PostAsync($"/admin/pages/en/{slug}", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await TestSite.ReadPageAsync(late);
        Assert.Equal(("A long text.", $"/admin/pages/en/{action}"), (page.QuerySelector("#body")!.TextContent, page.QuerySelector("form.sheet")!.GetAttribute("action")));
        var again = Forms.Fields(page.QuerySelector<IHtmlFormElement>("form.sheet")!).ToDictionary(f => f.Field, f => f.Value);
        using var saved = await editor.PostAsync($"/admin/pages/en/{action}", new FormUrlEncodedContent(again));
        Assert.Equal($"/admin/pages/en/{slug}?saved=1", saved.Headers.Location!.OriginalString);
        using var twice = await editor.PostFormAsync("/admin/pages/en/privacy", [("step", "delete")], "details form");
        using var gone = await editor.PostAsync("/admin/pages/en/privacy", new FormUrlEncodedContent([.. fields.Where(f => f.Key.StartsWith('_')), new("step", "delete")]));
        Assert.Equal("/admin/pages?deleted=1", gone.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task One_that_was_changed_since_is_not_deleted()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var changed = await editor.PostFormAsync("/admin/pages/en/about", [("body", "Just saved.")]);
        using var late = await editor.PostFormAsync("/admin/pages/en/about", [("step", "delete"), ("version", "1")], "details form");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("Just saved.", (await site.ReadAsync(db => db.Pages.SingleAsync(p => p.Edition == "en" && p.Slug == "about"))).Body);
    }

    [Fact]
    public async Task A_translation_loses_its_notice_when_somebody_vouches_for_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        Assert.Null((await editor.ReadPageAsync("/admin/pages/en/about")).QuerySelector("#checked"));
        using var unvouched = await editor.PostFormAsync("/admin/pages/fa-AF/about", []);
        using var reader = site.Client();
        Assert.NotNull((await reader.ReadPageAsync("/fa/about")).QuerySelector(".translation strong")); // control
        using var vouched = await editor.PostFormAsync("/admin/pages/fa-AF/about", [("checked", "true")]);
        Assert.Equal(HttpStatusCode.SeeOther, vouched.StatusCode);
        Assert.Null((await reader.ReadPageAsync("/fa/about")).QuerySelector(".translation strong"));
    }

    [Fact]
    public async Task One_that_is_deleted_is_gone_in_its_edition_alone()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("/about"));
        using var deleted = await editor.PostFormAsync("/admin/pages/en/about", [("step", "delete")], "details form");
        Assert.Equal("/admin/pages?deleted=1", deleted.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync("/about"));
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("/fa/about"));
        Assert.Equal([StaffAct.PageDeleted], await ActsAsync(site));
        Assert.Contains("deleted a page", (await editor.ReadPageAsync("/admin/log")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<List<StaffAct>> ActsAsync(TestSite site) =>
        site.ReadAsync(db => db.StaffEvents.Where(e => e.Act >= StaffAct.PageAdded && e.Act <= StaffAct.PageDeleted).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
}
