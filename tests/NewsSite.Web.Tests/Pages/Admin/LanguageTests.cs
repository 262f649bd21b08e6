using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin;

/// <summary>The desk's language follows the person; the words of an article follow its edition.</summary>
public sealed class LanguageTests
{
    private static readonly string[] TypedFields = ["headline", "summary", "body", "caption", "credit", "topics"];

    [Fact]
    public async Task The_desk_speaks_the_language_that_its_person_chose_on_every_page_and_readers_pages_do_not()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var other = await site.SignInAsync(StaffRole.Administrator);
        using (var answer = await editor.ChooseLanguageAsync("fa-AF", "/admin?state=draft"))
            Assert.Equal((HttpStatusCode.SeeOther, "/admin?state=draft"), (answer.StatusCode, answer.Headers.Location!.OriginalString));

        foreach (var address in new[] { "/admin", "/admin?state=draft", "/admin/comments", "/admin/front", "/admin/log", "/admin/account", "/admin/account/second-factor", "/admin/account/passkeys", "/admin/articles/new", "/admin/articles/m1nsk24", "/admin/nothing", "/account/denied" })
        {
            Assert.Equal(("fa-AF", "rtl"), Speech(await editor.ReadPageAsync(address)));
            Assert.Equal(("en", "ltr"), Speech(await other.ReadPageAsync(address)));
        }
        var desk = await editor.ReadPageAsync("/admin");
        Assert.Equal("۲", desk.QuerySelector(".tiles strong")!.TextContent); // the paper's own translations wait as drafts
        Assert.Equal("میز کار", desk.QuerySelector(".bar nav")!.GetAttribute("aria-label"));
        Assert.Contains("عقرب", (await editor.ReadPageAsync("/admin?state=published")).QuerySelector(".rows")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("fa-AF", desk.QuerySelector<AngleSharp.Html.Dom.IHtmlSelectElement>("#language")!.Value);

        foreach (var address in new[] { "/", Visits.Provided, "/nothing" }) Assert.Equal(("en", "ltr"), Speech(await editor.ReadPageAsync(address)));
    }

    [Theory]
    [InlineData("https://elsewhere.example/admin")]
    [InlineData("//elsewhere.example/admin")]
    [InlineData("/\\elsewhere.example/admin")]
    [InlineData("/articles/snow")]
    [InlineData("/admin/\nX: y")]
    [InlineData("/admin/خبر")]
    [InlineData("")]
    public async Task The_form_leads_back_to_pages_of_the_desk_only(string back)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Reporter);
        using var answer = await editor.PostFormAsync("/admin", [("language", "ps"), ("back", back)], form: "footer form");
        Assert.Equal((HttpStatusCode.SeeOther, "/admin"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_language_that_the_paper_does_not_have_is_refused_and_a_form_without_its_token_too()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var unknown = await editor.ChooseLanguageAsync("de");
        using var forged = await editor.PostAsync("/admin/language", Visits.Form(("language", "ps"), ("back", "/admin")));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.StatusCode, forged.StatusCode));
        Assert.Null(await site.ReadAsync(db => db.StaffMembers.Select(s => s.Language).SingleAsync()));
        using var chosen = await editor.ChooseLanguageAsync("ps"); // the control
        Assert.Equal("ps", await site.ReadAsync(db => db.StaffMembers.Select(s => s.Language).SingleAsync()));
    }

    [Fact]
    public async Task An_editor_who_speaks_Dari_edits_an_English_article_in_English()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        (await editor.ChooseLanguageAsync("fa-AF")).Dispose();
        var page = await editor.ReadPageAsync("/admin/articles/m1nsk24");
        Assert.Equal(("fa-AF", "rtl"), Speech(page));
        Assert.All(TypedFields, field => Assert.Equal(("en", "ltr"), Speech(page, field)));
        Assert.Equal(("fa-AF", "rtl"), Speech(page, "alt")); // its words are Dari in the English article

        // The control: an article in Pashto under the same desk.
        var pashto = await site.FileAsync("یو خبر", "متن", "ps");
        page = await editor.ReadPageAsync($"/admin/articles/{pashto.Code}");
        Assert.All(TypedFields.Append("alt"), field => Assert.Equal(("ps", "rtl"), Speech(page, field)));
    }

    [Fact]
    public async Task A_new_article_is_begun_in_an_edition_and_takes_another_one_with_the_form()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var links = (await editor.ReadPageAsync("/admin")).QuerySelectorAll(".heading a.button").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["en", "fa-AF", "ps"], links.Select(l => l.Split('=')[1]));
        var begun = await editor.ReadPageAsync(links[2]);
        Assert.Equal(("en", "ltr"), Speech(begun));
        Assert.All(TypedFields.Append("alt"), field => Assert.Equal(("ps", "rtl"), Speech(begun, field)));

        // Refused, it comes back as it was chosen; saved, it is the article's.
        using var refused = await editor.PostFormAsync(links[2], [("edition", "en"), ("headline", ""), ("body", "Words.")], "form.writing");
        var page = await TestSite.ReadPageAsync(refused);
        Assert.All(TypedFields.Append("alt"), field => Assert.Equal(("en", "ltr"), Speech(page, field)));
        var code = await editor.WriteArticleAsync("یو خبر", "save", ("edition", "ps"));
        page = await editor.ReadPageAsync($"/admin/articles/{code}");
        Assert.All(TypedFields.Append("alt"), field => Assert.Equal(("ps", "rtl"), Speech(page, field)));

        // Who speaks Dari begins in Dari.
        (await editor.ChooseLanguageAsync("fa-AF")).Dispose();
        Assert.Equal(("fa-AF", "rtl"), Speech(await editor.ReadPageAsync("/admin/articles/new"), "body"));
    }

    private static (string? Lang, string? Direction) Speech(IDocument page) => (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"));

    private static (string? Lang, string? Direction) Speech(IDocument page, string field) => (page.GetElementById(field)!.GetAttribute("lang"), page.GetElementById(field)!.GetAttribute("dir"));
}
