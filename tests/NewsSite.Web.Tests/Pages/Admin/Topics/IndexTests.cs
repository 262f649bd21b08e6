using System.Net;
using System.Text.Json;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Topics;

public sealed class IndexTests
{
    [Fact]
    public async Task Topics_are_suggested_that_readers_know_and_no_others()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        await editor.WriteArticleAsync("A dam", "publish", ("topics", "Water, Waterways"));
        await editor.WriteArticleAsync("Another dam", "publish", ("topics", "Water"));
        await editor.WriteArticleAsync("Not to be known yet", "save", ("topics", "Water theft"));
        Assert.Equal(["Water", "Waterways"], await AskAsync(editor, "en", "wat"));
        Assert.Equal(["Waterways"], await AskAsync(editor, "en", "WATERW"));
        Assert.Empty(await AskAsync(editor, "fa-AF", "wat"));
        var ofLate = await AskAsync(editor, "en", "");
        Assert.True(Array.IndexOf(ofLate, "Water") is >= 0 and var place && (uint)place < (uint)Array.IndexOf(ofLate, "Waterways"), string.Join(", ", ofLate)); // used more of late; the other one may not be among the eight
        Assert.Empty(await AskAsync(editor, "en", "w%t"));
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync("/admin/topics?edition=xx"));

        // Without script the field has the topics of the last articles.
        var page = await editor.ReadPageAsync("/admin/articles/new");
        var offered = page.QuerySelectorAll("datalist option").Select(o => o.TextContent).ToList();
        Assert.Equal("topics-known", page.QuerySelector("#topics")!.GetAttribute("list"));
        Assert.Contains("Water", offered);
        Assert.DoesNotContain("Water theft", offered);
    }

    private static async Task<string[]> AskAsync(HttpClient editor, string edition, string begins) =>
        JsonSerializer.Deserialize<string[]>(await editor.GetStringAsync($"/admin/topics?edition={edition}&begins={Uri.EscapeDataString(begins)}"))!;
}
