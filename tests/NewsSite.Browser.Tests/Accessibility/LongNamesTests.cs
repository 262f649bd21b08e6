using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Accessibility;

/// <summary>Nobody's words widen a page, be they one word without an end: a section, an author, a headline, a comment.</summary>
[Collection(Papers.Hostile)]
public sealed class LongNamesTests(OpenPaper paper)
{
    private static readonly string[] Readers = ["/", "/latest", "/archive", "/corrections", $"/sections/{HostileWords.Section}", $"/authors/{HostileWords.Section}", $"/topics/{HostileWords.Section}", "/search?q=script"];
    private static readonly string[] Desk = ["/admin", "/admin/translations", "/admin/comments", "/admin/comments?state=all", "/admin/pictures", "/admin/begin", "/admin/front", "/admin/sections", $"/admin/sections/{HostileWords.Section}", "/admin/pages", "/admin/nameplate", "/admin/authors", $"/admin/authors/{HostileWords.Section}", "/admin/log", "/admin/staff", "/admin/account/passkeys"];

    [Fact]
    public async Task No_page_is_wider_than_a_telephone_whatever_it_is_filled_with()
    {
        await using var visit = await paper.VisitAsync(360, 640);
        var words = await HostileWords.WriteAsync(paper, "wide");
        await visit.SignInAsync(paper, "Parwin", StaffRole.Administrator);
        await words.NameAsync("Parwin");
        List<string> found = [];
        foreach (var language in (string[])["en", "fa-AF"])
        {
            await visit.GoAsync("/admin");
            await visit.SpeakAsync(language);
            foreach (var path in Desk.Append($"/admin/articles/{words.Articles[0].Code}")) await LookAsync(path);
        }
        foreach (var path in Readers.Append($"/articles/{words.Articles[0].Slug}")) await LookAsync(path);
        await words.RejectAllAsync();
        Findings.None(found);

        async Task LookAsync(string path)
        {
            Assert.Equal(200, (await visit.GoAsync(path)).Status);
            found.AddRange(await visit.StickingOutAsync());
        }
    }

    [Fact]
    public async Task What_sticks_out_is_found_here()
    {
        await using var visit = await paper.VisitAsync(360, 640);
        await visit.GoAsync("/about");
        Assert.Empty(await visit.StickingOutAsync());
        await visit.Page.EvaluateAsync("() => { document.querySelector('h1').style.width = '900px'; }");
        Assert.Contains(await visit.StickingOutAsync(), f => f.Contains("h1", StringComparison.Ordinal));
    }
}
