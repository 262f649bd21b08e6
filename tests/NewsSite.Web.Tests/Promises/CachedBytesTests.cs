using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P15: what the cache gives is what a fresh render would have given, byte for byte, in every encoding.</summary>
public sealed class CachedBytesTests(SharedSite shared)
{
    private static readonly string[] Encodings = ["", "gzip", "br"];

    [Fact]
    public async Task Every_address_reads_the_same_with_the_cache_off()
    {
        using var off = await TestSite.StartAsync(("PageCache:Enabled", "false"));
        Assert.Empty(await UnlikeAsync(off));
    }

    /// <summary>The control: one letter of one headline is seen, in every encoding, wherever it is shown, and nowhere else.</summary>
    [Fact]
    public async Task One_letter_that_differs_would_be_seen()
    {
        using var off = await TestSite.StartAsync(("PageCache:Enabled", "false"));
        await off.WriteAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => "/articles/" + a.Slug == Visits.Provided);
            article.Headline += "!";
        });
        var seen = await UnlikeAsync(off);
        foreach (var address in new[] { "/", "/latest", "/feed.xml", Visits.Provided }) Assert.Subset(seen.ToHashSet(), Encodings.Select(e => (address, e)).ToHashSet());
        Assert.DoesNotContain(seen, s => s.Address is "/about" or "/robots.txt" or "/sitemap.xml");
    }

    /// <returns>What the shared site, which has a cache, answers unlike <paramref name="off"/>, which has none.</returns>
    private async Task<List<(string Address, string Encoding)>> UnlikeAsync(TestSite off)
    {
        using var fresh = off.Client();
        using var cached = shared.Site.Client();
        List<(string, string)> unlike = [];
        foreach (var address in await shared.Site.EveryAddressAsync())
        {
            using var rendered = await fresh.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, rendered.StatusCode);
            var expected = Visits.WithoutStamp(await rendered.Content.ReadAsStringAsync());
            foreach (var encoding in Encodings)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (encoding.Length > 0) request.Headers.Add("Accept-Encoding", encoding);
                using var answer = await cached.SendAsync(request);
                Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "");
                Assert.Equal(rendered.Content.Headers.ContentType, answer.Content.Headers.ContentType);
                var unpacked = await UnpackAsync(answer, encoding);
                if (expected != Visits.WithoutStamp(Encoding.UTF8.GetString(unpacked))) unlike.Add((address, encoding));
            }
        }
        return unlike;
    }

    private static async Task<byte[]> UnpackAsync(HttpResponseMessage answer, string encoding)
    {
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
