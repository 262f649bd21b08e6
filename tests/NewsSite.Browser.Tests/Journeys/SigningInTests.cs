using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class SigningInTests(OpenPaper paper)
{
    private const string Password = "four words nobody joins";

    [Theory, InlineData(true, "Zarghuna"), InlineData(false, "Malalai")]
    public async Task An_editor_chooses_a_password_at_the_link_signs_in_and_out(bool script, string name)
    {
        await using var visit = await paper.VisitAsync(script: script);
        var page = visit.Page;
        var link = await paper.InviteAsync(name, StaffRole.Editor);
        await visit.GoAsync(link);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form:first-of-type button");
        Assert.EndsWith("/account/sign-in?welcome=1", page.Url, StringComparison.Ordinal);

        await page.FillAsync("#name", name);
        await page.FillAsync("#password", "not the password at all");
        await page.ClickAsync("main form:first-of-type button");
        Assert.Equal("This name and password do not belong together.", await page.Locator(".error").InnerTextAsync());
        Assert.Equal((name, ""), (await page.InputValueAsync("#name"), await page.InputValueAsync("#password")));

        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form:first-of-type button");
        Assert.Equal("/admin", new Uri(page.Url).AbsolutePath);
        Assert.StartsWith(name, await page.Locator(".who").InnerTextAsync(), StringComparison.Ordinal);

        await page.ClickAsync(".bar form button");
        await visit.GoAsync("/admin");
        Assert.StartsWith("/account/sign-in", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(404, (await visit.GoAsync(link)).Status);
    }

    [Fact]
    public async Task A_weak_password_is_refused_with_the_reason_beside_the_field()
    {
        await using var visit = await paper.VisitAsync(script: false);
        await visit.GoAsync(await paper.InviteAsync("Rabia", StaffRole.Editor));
        await visit.Page.FillAsync("#password", "aaaaaaaaaaaaaaaaaaaa");
        await visit.Page.ClickAsync("main button");
        Assert.Contains("This password", await visit.Page.Locator("[role='alert']").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("", await visit.Page.InputValueAsync("#password"));
    }
}
