using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

[Collection(Papers.Writing)]
public sealed class StaffTests(OpenPaper paper)
{
    [Theory, InlineData(true, "Shaima", "Ghotai"), InlineData(false, "Feroza", "Palwasha")]
    public async Task Who_is_invited_chooses_a_password_signs_in_and_is_out_at_once_when_disabled(bool script, string administrator, string invited)
    {
        await using var office = await paper.VisitAsync(script: script);
        await office.SignInAsync(paper, administrator, StaffRole.Administrator);
        await office.Page.ClickAsync(".bar a[href='/admin/staff']");
        await office.Page.FillAsync("#name", invited);
        await office.Page.SelectOptionAsync("#role", "Editor");
        await office.Page.ClickAsync("button[value='add']");
        var link = new Uri(await office.Page.InputValueAsync(".once input")).AbsolutePath;

        await using var away = await paper.VisitAsync(script: script);
        await away.GoAsync(link);
        await away.ChoosePasswordAsync(invited);
        Assert.Equal("/admin", new Uri(away.Page.Url).AbsolutePath);
        Assert.Equal(200, (await away.GoAsync("/admin/front")).Status);
        Assert.EndsWith("/account/denied", new Uri((await away.GoAsync("/admin/staff")).Url).AbsolutePath, StringComparison.Ordinal);

        await office.GoAsync("/admin/staff");
        var person = office.Page.Locator(".persons > li").Filter(new() { Has = office.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = invited }) });
        await person.Locator("summary").ClickAsync();
        await person.Locator("button[value='disable']").ClickAsync();
        Assert.StartsWith("/account/sign-in", new Uri((await away.GoAsync("/admin/front")).Url).AbsolutePath, StringComparison.Ordinal);
        await away.Page.FillAsync("#name", invited);
        await away.Page.FillAsync("#password", AtTheDesk.Password);
        await away.Page.ClickAsync("main form:not([hidden]) button");
        Assert.Equal("This name and password do not belong together.", await away.Page.Locator("[role='alert']").First.InnerTextAsync());

        await office.GoAsync("/admin/log");
        var lines = await office.Page.Locator(".log li").AllInnerTextsAsync();
        Assert.Contains(lines, l => l.Contains(administrator, StringComparison.Ordinal) && l.Contains(invited, StringComparison.Ordinal));
        Findings.None(script ? await office.RefusedAsync() : []);
    }
}
