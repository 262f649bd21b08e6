using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Authors;

public sealed class AuthorsTests
{
    [Fact]
    public async Task An_author_is_added_chosen_for_a_byline_and_described_anew()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        using var added = await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Sima Noor"), ("names[fa-AF]", "سیما نور"), ("bios[en]", "Writes about roads.")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/authors/sima-noor?saved=1"), (added.StatusCode, added.Headers.Location!.OriginalString));
        Assert.Contains("Sima Noor", (await editor.ReadPageAsync("/admin/articles/m1nsk24")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await site.WriteAsync(async db => (await db.Articles.Include(a => a.Bylines).SingleAsync(a => a.Code == "m1nsk24")).SetBylines([await db.Authors.SingleAsync(a => a.Slug == "sima-noor")]));
        Assert.Contains("Sima Noor", (await reader.ReadPageAsync(Visits.Provided)).QuerySelector(".byline")!.TextContent, StringComparison.Ordinal);
        using var changed = await editor.PostFormAsync("/admin/authors/sima-noor", [("names[en]", "S. Noor"), ("bios[en]", "Writes about bridges.")]);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Contains("S. Noor", (await reader.ReadPageAsync(Visits.Provided)).QuerySelector(".byline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Writes about bridges.", (await reader.ReadPageAsync("/authors/sima-noor")).QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("سیما نور", (await editor.ReadPageAsync("/admin/authors")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "name-en")]
    [InlineData("…", "", "slug")]
    [InlineData("New", "", "slug")]
    [InlineData("Anybody", "the-newsroom", "slug")]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_kept(string name, string slug, string field)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/authors/new", [("names[en]", name), ("slug", slug), ("bios[ps]", "لیکوال")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Equal((name, slug, "لیکوال"), (page.QuerySelector("#name-en")!.GetAttribute("value") ?? "", page.QuerySelector("#slug")!.GetAttribute("value") ?? "", page.QuerySelector("#bio-ps")!.TextContent));
        Assert.Single(page.QuerySelectorAll(".error li"));
    }

    [Fact]
    public async Task Words_about_an_author_are_bounded()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Sima"), ("bios[en]", new string('x', Author.MaxBioLength + 1))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("true", (await TestSite.ReadPageAsync(answer)).QuerySelector("#bio-en")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Two_who_change_a_profile_at_once_overwrite_nothing_unseen()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var first = await editor.PostFormAsync("/admin/authors/the-newsroom", [("names[en]", "Our newsroom")]);
        using var second = await editor.PostFormAsync("/admin/authors/the-newsroom", [("names[en]", "Us"), ("version", "0")]);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("Our newsroom", (await TestSite.ReadPageAsync(second)).QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        using var third = await editor.PostFormAsync("/admin/authors/the-newsroom", [("bios[en]", "Writes at night.")]);
        using var fourth = await editor.PostFormAsync("/admin/authors/the-newsroom", [("bios[en]", "Sleeps."), ("version", "1")]);
        Assert.Contains("Writes at night.", (await TestSite.ReadPageAsync(fourth)).QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_whose_author_was_deleted_meanwhile_is_not_saved_without_the_name()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var answer = await editor.PostFormAsync("/admin/articles/m1nsk24", [("authors", "nobody-any-more"), ("step", "save")], "form.writing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("author", (await TestSite.ReadPageAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_one_whom_no_article_names_is_deleted()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var kept = await editor.PostFormAsync("/admin/authors/the-newsroom", [("step", "delete")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        using var added = await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Sima")]);
        using var deleted = await editor.PostFormAsync("/admin/authors/sima", [("step", "delete")], "details form");
        Assert.Equal("/admin/authors?deleted=1", deleted.Headers.Location!.OriginalString);
        Assert.Equal([StaffAct.AuthorAdded, StaffAct.AuthorDeleted], await site.ReadAsync(db => db.StaffEvents.Where(e => e.Act >= StaffAct.AuthorAdded && e.Act <= StaffAct.AuthorDeleted).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync()));
        Assert.Contains("deleted an author", (await editor.ReadPageAsync("/admin/log")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
