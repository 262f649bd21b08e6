using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Media;

public sealed class PicturesTests(SharedSite shared)
{
    [Fact]
    public async Task Every_picture_that_a_page_names_is_there_and_never_changes()
    {
        using var client = shared.Site.Client();
        var page = await TestSite.ReadPageAsync(await client.GetAsync(Visits.Provided));
        var files = page.QuerySelectorAll("img[srcset], source").SelectMany(e => e.GetAttribute("srcset")!.Split(", ").Select(s => s.Split(' ')[0])).Append(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).Distinct().ToList();
        Assert.True(files.Count > 4);
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(new Uri(new Uri(shared.Site.BaseUrl()), file).PathAndQuery);
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(file.EndsWith(".webp", StringComparison.Ordinal) ? "image/webp" : "image/jpeg", answer.Content.Headers.ContentType!.MediaType);
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(file, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.PathAndQuery : file));
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(shared.Site.BaseUrl()), file).PathAndQuery);
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var unchanged = await client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Fact]
    public async Task No_name_reaches_another_file()
    {
        using var client = shared.Site.Client();
        var page = await TestSite.ReadPageAsync(await client.GetAsync(Visits.Provided));
        var key = page.QuerySelector("picture img")!.GetAttribute("src")!.Split('/')[2].Split('-')[0];
        foreach (var name in new[]
        {
            "../newssite.db", "..%2Fnewssite.db", "..%5Cnewssite.db", "%2e%2e%2fnewssite.db", "....//newssite.db", "/etc/passwd", "%2Fetc%2Fpasswd", ".writable", $"{key}-master.jpg", $"{key}-0320.jpg",
            $"{key}-320.png", $"{key}-320.jpg/x", $"{key.ToUpperInvariant()}-320.jpg", $"{key}-321.jpg", $"{(key[0] == 'x' ? 'y' : 'x')}{key[1..]}-320.jpg", "%",
        })
            Assert.Equal((name, HttpStatusCode.NotFound), (name, await client.StatusAsync("/media/" + name)));
    }
}
