using System.IO.Compression;
using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P15: what the cache gives is what a fresh render would have given, byte for byte, in every encoding.</summary>
public sealed class CachedBytesTests(SharedSite shared)
{
    [Fact]
    public async Task Every_address_reads_the_same_with_the_cache_off()
    {
        using var off = await TestSite.StartAsync(("PageCache:Enabled", "false"));
        using var fresh = off.Client();
        using var cached = shared.Site.Client();
        foreach (var address in await shared.Site.EveryAddressAsync())
        {
            using var rendered = await fresh.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, rendered.StatusCode);
            var expected = await rendered.Content.ReadAsByteArrayAsync();
            foreach (var encoding in new[] { "", "gzip", "br" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (encoding.Length > 0) request.Headers.Add("Accept-Encoding", encoding);
                using var answer = await cached.SendAsync(request);
                Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "");
                Assert.Equal(rendered.Content.Headers.ContentType, answer.Content.Headers.ContentType);
                var unpacked = await UnpackAsync(answer, encoding);
                Assert.True(expected.SequenceEqual(unpacked), $"{address} in {encoding}");
            }
        }
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
