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
}
