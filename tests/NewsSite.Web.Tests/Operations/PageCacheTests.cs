using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.TestKit;
using NewsSite.Web.Operations;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

public sealed class PageCacheTests(SharedSite shared)
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=1.0, gzip;q=0.8, *;q=0.1", "br")]
    [InlineData("br;q=0.2, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("BR, GZIP", "br")]
    [InlineData("identity", "")]
    [InlineData("identity;q=1, gzip;q=0.5", "")]
    [InlineData("gzip;q=0", "")]
    [InlineData("deflate, zstd, compress", "")]
    [InlineData("*", "")]
    [InlineData("br;q=nonsense;;;,,,", "")]
    public async Task The_encoding_is_one_of_three(string? accepted, string expected)
    {
        using var client = shared.Site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, string.Concat(answer.Content.Headers.ContentEncoding));
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal(answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Each_encoding_has_a_strong_tag_of_its_own_that_answers_304()
    {
        using var client = shared.Site.Client();
        var tags = new List<EntityTagHeaderValue>();
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var answer = await AskAsync(client, "/latest", encoding);
            tags.Add(answer.Headers.ETag!);
            Assert.False(answer.Headers.ETag!.IsWeak);
            foreach (var known in new[] { answer.Headers.ETag.Tag, "W/" + answer.Headers.ETag.Tag, "\"other\", " + answer.Headers.ETag.Tag, "*" })
            {
                using var again = await AskAsync(client, "/latest", encoding, known);
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
                Assert.Equal(["Accept-Encoding"], again.Headers.Vary);
                Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            }
            using var other = await AskAsync(client, "/latest", encoding, "\"other\"");
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("/latest")]
    [InlineData("/fa/feed.xml")]
    [InlineData("/atom.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/none")]
    public async Task HEAD_tells_what_GET_would_and_may_come_first(string address)
    {
        using var site = await TestSite.StartOnPortAsync();
        using var client = site.Client();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        using var get = await client.GetAsync(address);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        var body = await get.Content.ReadAsByteArrayAsync();
        Assert.NotEmpty(body); // what HEAD made is what GET reads
        Assert.Equal(body.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_icon_that_came_packed_first_is_whole_for_who_takes_it_plain()
    {
        using var site = await TestSite.StartOnPortAsync();
        using var client = site.Client();
        using var packed = await AskAsync(client, "/favicon.svg", "gzip");
        using var plain = await AskAsync(client, "/favicon.svg", "identity");
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.StartsWith("<svg", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Some answers come packed from behind the cache: kept as they are, they would be packed once more, or be sent unpacked to none.</summary>
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task What_another_packed_is_not_kept(bool isPacked, int renders)
    {
        var made = 0;
        using var cache = new CacheAlone(shared.Site, context =>
        {
            made++;
            context.Response.ContentType = "text/html";
            if (isPacked) context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(new byte[] { 31, 139, 8 }).AsTask();
        });
        await cache.AskAsync("/packed");
        await cache.AskAsync("/packed");
        Assert.Equal(renders, made);
    }

    [Fact]
    public async Task Fifty_who_miss_at_once_cost_one_render()
    {
        var renders = 0;
        using var site = await TestSite.StartAsync(services => services.AddScoped(_ =>
        {
            Interlocked.Increment(ref renders);
            Thread.Sleep(200); // as slow as a page can be; a factory of services cannot wait otherwise
            return new Freshness();
        }));
        using var client = site.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.StatusAsync(Visits.Provided)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        Assert.Equal(1, renders);
    }

    [Fact]
    public async Task A_comment_renews_its_articles_page_and_no_other()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var client = site.Client();
        var (article, latest) = (await TagAsync(Visits.Provided), await TagAsync("/latest"));
        await client.CommentAsync("Words that stand at once.");
        Assert.NotEqual(article, await TagAsync(Visits.Provided));
        Assert.Contains("Words that stand at once.", await client.TextAsync(Visits.Provided), StringComparison.Ordinal);
        Assert.Equal(latest, await TagAsync("/latest"));

        async Task<string> TagAsync(string address)
        {
            using var answer = await client.GetAsync(address);
            return answer.Headers.ETag!.Tag;
        }
    }

    [Fact]
    public async Task A_missing_address_is_remembered_for_ten_seconds_yet_found_once_it_is_published()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/articles/good-news"));
        await site.FileAsync("Good news", change: (article, _) => article.Publish(site.Clock.Now));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/articles/good-news"));

        var store = new PageStore(1 << 20, new Stamps());
        var now = site.Clock.Now;
        store.Keep("/none", new CachedPage([1], 404, "text/html", null, 0, null, now.AddSeconds(10)));
        Assert.NotNull(store.Find("/none", now.AddSeconds(9.9)));
        Assert.Null(store.Find("/none", now.AddSeconds(10)));
    }

    [Fact]
    public async Task At_midnight_in_the_papers_zone_the_date_changes_in_cached_pages()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        site.Clock.Now = new DateTime(2026, 11, 25, 19, 29, 59, DateTimeKind.Utc); // 23:59:59 in Kabul
        var before = (await TestSite.ReadPageAsync(await client.GetAsync("/"))).QuerySelector(".today")!.TextContent;
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = (await TestSite.ReadPageAsync(await client.GetAsync("/"))).QuerySelector(".today")!.TextContent;
        Assert.Contains("25 November", before, StringComparison.Ordinal);
        Assert.Contains("26 November", after, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_while_it_was_rendered_is_not_kept()
    {
        var stamps = new Stamps();
        var store = new PageStore(1 << 20, stamps);
        var page = new CachedPage([1], 200, "text/html", null, stamps.Now, 7, DateTime.MaxValue);
        store.Keep("/kept", page);
        Assert.NotNull(store.Find("/kept", DateTime.UnixEpoch));
        stamps.RaiseArticle(8);
        Assert.NotNull(store.Find("/kept", DateTime.UnixEpoch));
        stamps.RaiseArticle(7);
        Assert.Null(store.Find("/kept", DateTime.UnixEpoch));
        store.Keep("/late", page);
        Assert.Null(store.Find("/late", DateTime.UnixEpoch));
    }

    [Theory]
    [InlineData("/latest?before=nonsense")]
    [InlineData("/latest?before=-")]
    [InlineData("/latest?before=0-0'")]
    [InlineData("/sections/afghanistan?before=ZZZZZZZZZZZZZZZZ-0")]
    [InlineData("/authors/the-newsroom?before=%00")]
    public async Task A_malformed_key_of_a_list_is_not_there(string address)
    {
        using var client = shared.Site.Client();
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync(address));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, string encoding, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", encoding);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }
}
