using System.Net;
using System.Text.Json;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Media;

/// <summary>The paper's own drawings, its manifest in each edition, and what pages tell of them.</summary>
public sealed class EmblemsTests(SharedSite shared)
{
    [Theory]
    [InlineData("", "/", "en", "ltr", "NewsSite")]
    [InlineData("/fa", "/fa", "fa-AF", "rtl", "نیوزسایت")]
    [InlineData("/ps", "/ps", "ps", "rtl", "نیوزسایټ")]
    public async Task Each_edition_has_a_manifest_of_its_own(string prefix, string start, string lang, string direction, string name)
    {
        using var client = shared.Site.Client();
        var page = await TestSite.ReadPageAsync(await client.GetAsync(start));
        var address = page.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!;
        Assert.Equal($"{prefix}/manifest.webmanifest", address);
        using var answer = await client.GetAsync(address);
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        await KeptAsync(client, address);

        using var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        string Of(string key) => manifest.RootElement.GetProperty(key).GetString()!;
        Assert.Equal((name, name, lang, direction, start, "/", start), (Of("name"), Of("short_name"), Of("lang"), Of("dir"), Of("start_url"), Of("scope"), Of("id")));
        Assert.Equal(page.QuerySelector("meta[name=theme-color][media*=light]")!.GetAttribute("content"), Of("theme_color"));
        var icons = manifest.RootElement.GetProperty("icons").EnumerateArray().Select(i => (i.GetProperty("src").GetString()!, i.GetProperty("sizes").GetString()!, i.GetProperty("purpose").GetString()!)).ToList();
        Assert.Equal([("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")], icons.Select(i => (i.Item2, i.Item3)));
        foreach (var (src, _, _) in icons) await KeptAsync(client, src);
    }

    [Theory]
    [InlineData("/favicon.ico", "image/vnd.microsoft.icon", 2_000)]
    [InlineData("/favicon.svg", "image/svg+xml", 1_500)]
    [InlineData("/icons/180.png", "image/png", 10_000)]
    [InlineData("/icons/192.png", "image/png", 10_000)]
    [InlineData("/icons/512.png", "image/png", 30_000)]
    [InlineData("/icons/maskable.png", "image/png", 30_000)]
    [InlineData("/icons/card.jpg", "image/jpeg", 300_000)]
    public async Task Every_drawing_is_there_and_small(string address, string type, int most)
    {
        using var client = shared.Site.Client();
        using var answer = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 100, most);
        Assert.Equal(TimeSpan.FromDays(1), answer.Headers.CacheControl!.MaxAge);
        await KeptAsync(client, address);
    }

    [Theory]
    [InlineData("/icons/favicon.ico")]
    [InlineData("/icons/nothing.png")]
    [InlineData("/icons/..%2Fnewssite.db")]
    [InlineData("/fa/icons/192.png")]
    [InlineData("/fa/favicon.ico")]
    public async Task There_is_nothing_else(string address)
    {
        using var client = shared.Site.Client();
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(address));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/fa")]
    [InlineData("/sections/afghanistan")]
    public async Task A_page_without_a_picture_shows_the_papers_card_elsewhere(string path)
    {
        using var client = shared.Site.Client();
        var page = await TestSite.ReadPageAsync(await client.GetAsync(path));
        string Of(string property) => page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!;
        Assert.Equal((shared.Site.BaseUrl() + "/icons/card.jpg", "1200", "630"), (Of("og:image"), Of("og:image:width"), Of("og:image:height")));
        Assert.NotEmpty(Of("og:image:alt"));
    }

    [Fact]
    public async Task The_mark_comes_within_the_page_and_is_whole()
    {
        using var client = shared.Site.Client();
        var page = await TestSite.ReadPageAsync(await client.GetAsync("/"));
        var icon = page.QuerySelector("link[rel=icon]")!.GetAttribute("href")!;
        Assert.Equal(icon, page.QuerySelector(".nameplate img")!.GetAttribute("src"));
        Assert.StartsWith("data:image/svg+xml,", icon, StringComparison.Ordinal);
        Assert.Equal(await client.TextAsync("/favicon.svg"), Uri.UnescapeDataString(icon["data:image/svg+xml,".Length..]));
    }

    private static async Task KeptAsync(HttpClient client, string address)
    {
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal((address, HttpStatusCode.OK), (address, head.StatusCode));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        using var unchanged = await client.SendAsync(again);
        Assert.Equal((address, HttpStatusCode.NotModified), (address, unchanged.StatusCode));
    }
}
