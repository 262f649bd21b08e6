using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Who changes the language stays on the same page where that edition has it, be it empty; search engines are told of what has something to read.</summary>
public sealed class EditionSwitchTests
{
    [Theory]
    [InlineData("/corrections", "/fa/corrections", false)]
    [InlineData("/fa/corrections", "/ps/corrections", false)]
    [InlineData("/sections/afghanistan", "/fa/sections/afghanistan", false)]
    [InlineData("/latest", "/fa/latest", true)]
    [InlineData("/archive/2026-11", "/fa/archive/2026-11", true)]
    [InlineData("/fa/archive/1405-08", "/ps/archive/1405-08", true)]
    [InlineData("/lite/corrections", "/fa/lite/corrections", false)]
    [InlineData("/archive/2024-11", "/fa", false)] // the provided article alone, in English
    [InlineData("/fa/comments/erased", "/comments/erased", false)]
    [InlineData("/comments/thanks", "/ps/comments/thanks", false)]
    [InlineData("/articles/russia-claims-us-interference", "/fa", false)]
    public async Task A_switch_leads_to_the_same_page(string address, string other, bool isTold)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var page = await client.ReadPageAsync(address);
        var link = Assert.Single(page.QuerySelectorAll(".editions a"), a => a.GetAttribute("href") == other);
        Assert.Equal(System.Net.HttpStatusCode.OK, await client.StatusAsync(other));
        Assert.Equal(isTold, page.QuerySelector($"link[hreflang='{link.GetAttribute("hreflang")}']") is not null);
    }

    [Fact]
    public async Task Topics_at_one_address_are_one_to_those_who_change_the_language()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        foreach (var (edition, isPublic) in new[] { ("en", true), ("fa-AF", true), ("ps", false) })
        {
            await site.FileAsync("About it", edition: edition, change: (a, db) =>
            {
                a.SetTopics([new Topic { Edition = edition, Slug = "unicef", Name = "UNICEF" }]);
                if (isPublic) a.Publish(site.Clock.Now.AddHours(-1));
            });
        }
        var page = await client.ReadPageAsync("/topics/unicef");
        Assert.Equal(["/fa/topics/unicef", "/ps"], page.QuerySelectorAll(".editions a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["en", "fa-AF", "x-default"], page.QuerySelectorAll("link[hreflang]").Select(l => l.GetAttribute("hreflang")));
    }

    [Fact]
    public async Task An_article_names_the_editions_in_which_it_is_not_told_as_such()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var also = (await client.ReadPageAsync(Visits.Provided)).QuerySelector(".also")!;
        Assert.Empty(also.QuerySelectorAll("a"));
        Assert.DoesNotContain("Also in", also.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Not in", also.TextContent.Trim(), StringComparison.Ordinal);
    }
}
