using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Sections, authors and the paper itself need no name in every edition: what is borrowed from another is marked as that language.</summary>
public sealed class NamesTests
{
    private const string Borrowed = "هوښیار نوم";

    [Fact]
    public async Task A_name_that_an_edition_lacks_is_shown_in_another_language_and_says_which()
    {
        using var site = await TestSite.StartAsync();
        await RenameAllAsync(site, "ps");
        using var editor = await site.SignInAsync(StaffRole.Administrator);
        using var reader = site.Client();
        foreach (var address in new[] { "/", Visits.Provided, "/articles/slow-line-old-phone", "/sections/afghanistan", "/authors/the-newsroom", "/search?q=snow+nobody", $"/lite{Visits.Provided}", "/lite/sections/afghanistan" })
        {
            Check(address, await reader.ReadPageAsync(address));
        }
        foreach (var address in new[] { "/admin", "/admin/articles/m1nsk24", "/admin/sections", "/admin/sections/afghanistan", "/admin/authors", "/admin/authors/the-newsroom" })
        {
            Check(address, await editor.ReadPageAsync(address));
        }

        // The control: where the name is the edition's own, nothing is marked.
        var own = await reader.ReadPageAsync("/ps");
        Assert.Contains(Borrowed, own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(own.QuerySelectorAll("bdi[lang=ps]"));
    }

    /// <summary>The elements that show the name, each of which must be within one that says its language and direction.</summary>
    private static void Check(string address, IDocument page)
    {
        var showing = page.Body!.QuerySelectorAll("*").Where(e => e.ChildNodes.Any(n => n.NodeType == NodeType.Text && n.TextContent.Trim() == Borrowed)).ToList();
        Assert.True(showing.Exists(e => e.Closest("main") is not null), $"{address} shows none");
        foreach (var element in showing)
        {
            Assert.True(element.Closest("[lang]")!.GetAttribute("lang") == "ps", $"{address}: {element.ParentElement!.OuterHtml}");
            Assert.True(element.LocalName == "bdi" || element.Closest("[dir]")!.GetAttribute("dir") is "rtl" or "auto", $"{address}: {element.ParentElement!.OuterHtml}");
        }
    }

    private static async Task RenameAllAsync(TestSite site, string edition)
    {
        EditionText name = new() { [edition] = Borrowed };
        await site.WriteAsync(async db =>
        {
            var paper = await db.Papers.SingleAsync();
            (paper.Name, paper.Tagline) = (name, name);
            foreach (var section in await db.Sections.ToListAsync()) section.Name = name;
            foreach (var author in await db.Authors.ToListAsync()) (author.Name, author.Bio) = (name, name);
        });
        await site.Services.GetRequiredService<CurrentPaper>().LoadAsync();
    }
}
