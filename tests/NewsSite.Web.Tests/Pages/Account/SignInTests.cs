using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Account;

public sealed class SignInTests
{
    /// <summary>P32: a new id at sign-in. The framework would keep the cookie's former key, and with it the former person.</summary>
    [Fact]
    public async Task Who_signs_in_where_someone_is_signed_in_is_never_taken_for_the_other()
    {
        using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync("Zarghuna", StaffRole.Reporter);
        await site.HireAsync("Malalai");
        var former = await site.ReadAsync(db => db.Sessions.Select(s => s.Id).SingleAsync());

        // Any page of the desk has a token that this form takes.
        var token = (await browser.ReadPageAsync("/account/denied")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using (var answer = await browser.PostAsync("/account/sign-in", Visits.Form(("name", "Malalai"), ("password", Visits.Password), ("next", "/admin/comments"), ("__RequestVerificationToken", token))))
            Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in?next=%2Fadmin%2Fcomments"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.False(await site.ReadAsync(db => db.Sessions.AnyAsync(s => s.Id == former)));
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/admin"));

        using (var answer = await browser.SignInAsync("Malalai", next: "/admin/comments"))
            Assert.Equal("/admin/comments", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/admin/comments")); // which a reporter may not
        Assert.Equal(["Malalai"], await site.ReadAsync(db => db.Sessions.Select(s => s.StaffMember.UserName).ToListAsync()));
    }

    [Fact]
    public async Task The_way_in_offers_the_editions_languages_and_keeps_the_one_that_was_chosen()
    {
        using var site = await TestSite.StartAsync();
        await site.HireAsync("Malalai");
        using var browser = site.Client(cookies: true);
        var page = await browser.ReadPageAsync("/account/sign-in?next=%2Fadmin%2Fcomments");
        var links = page.QuerySelectorAll(".bar a[hreflang]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["?next=%2Fadmin%2Fcomments&lang=en", "?next=%2Fadmin%2Fcomments&lang=fa-AF", "?next=%2Fadmin%2Fcomments&lang=ps"], links);

        var pashto = "/account/sign-in" + links[2];
        Assert.Equal(("ps", "rtl"), Speech(await browser.ReadPageAsync(pashto)));
        using (var wrong = await browser.PostFormAsync(pashto, [("name", "Malalai"), ("password", "wrong")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Equal(("ps", "rtl"), Speech(await TestSite.ReadPageAsync(wrong)));
        }
        using (var right = await browser.PostFormAsync(pashto, [("name", "Malalai"), ("password", Visits.Password)]))
            Assert.Equal("/admin/comments", right.Headers.Location!.OriginalString);
        Assert.Equal(("en", "ltr"), Speech(await browser.ReadPageAsync("/admin?lang=ps"))); // who is known speaks for themselves

        // Who leaves is led out in their own language.
        (await browser.PostFormAsync("/admin", [("language", "fa-AF")], form: "footer form")).Dispose();
        using var left = await browser.PostFormAsync("/admin", [], form: ".bar form");
        Assert.Equal("/account/sign-in?lang=fa-AF", left.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/account/sign-in?lang=de")]
    [InlineData("/account/sign-in?lang=%22%3E%3Cb%3E")]
    [InlineData("/account/sign-in?lang=ps&lang=fa-AF")]
    [InlineData("/latest?lang=ps")]
    public async Task A_language_that_is_none_of_the_editions_and_a_readers_page_change_nothing(string address)
    {
        using var site = await TestSite.StartAsync();
        using var browser = site.Client();
        var page = await browser.ReadPageAsync(address);
        Assert.Equal(("en", "ltr"), Speech(page));
        Assert.Empty(page.QuerySelectorAll("b"));
    }

    private static (string? Lang, string? Direction) Speech(AngleSharp.Dom.IDocument page) => (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"));
}
