using NewsSite.Model;

namespace NewsSite.Browser.Tests.Paper;

internal static class AtTheDesk
{
    public const string Password = "four words nobody joins";

    /// <summary>A new member of staff chooses a password at the link and signs in.</summary>
    public static async Task SignInAsync(this Visit visit, OpenPaper paper, string name, StaffRole role)
    {
        await visit.GoAsync(await paper.InviteAsync(name, role));
        await visit.ChoosePasswordAsync(name);
    }

    /// <summary>The same from the page of the link on.</summary>
    public static async Task ChoosePasswordAsync(this Visit visit, string name)
    {
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.ClickAsync("main button");
        await visit.Page.FillAsync("#name", name);
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.ClickAsync("main form:first-of-type button");
    }

    /// <summary>Chooses the language of the desk on the page that is open.</summary>
    public static async Task SpeakAsync(this Visit visit, string language)
    {
        await visit.Page.SelectOptionAsync("#language", language);
        await visit.Page.ClickAsync("footer button");
    }
}
