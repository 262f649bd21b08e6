using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Operations;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P10: a page that readers share holds no byte of one of them. P17: what one asks for changes nobody else's page. P49.</summary>
public sealed class SharedPagesTests(SharedSite shared)
{
    private static readonly (string Header, string Value)[] Oddities =
    [
        ("Cookie", "newssite-device=canary; a=canary"), ("User-Agent", "canary/1.0 (iPhone)"), ("Accept-Language", "fa-AF,fa;q=0.9"), ("Accept", "application/canary+json"),
        ("Save-Data", "on"), ("DNT", "1"), ("Sec-GPC", "1"), ("Referer", "https://canary.example/"), ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Host", "canary.example"), ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/admin"), ("X-Rewrite-URL", "/admin"), ("Range", "bytes=0-9"),
        ("Authorization", "Basic Y2FuYXJ5"), ("Viewport-Width", "320"), ("Sec-CH-UA-Mobile", "?1"), ("X-Requested-With", "XMLHttpRequest"), ("Purpose", "prefetch"),
    ];

    private static readonly (string Odd, string Clean)[] OddAddresses =
    [
        ("/latest?handler=canary", "/latest"),
        ("/latest?page=/Error&area=Admin&canary=1", "/latest"),
        ("/latest%3Fbefore=0-0", "/latest?before=0-0"),
        ("/latest?before=canary/latest", "/latest"),
        ("/sections/afghanistan?before=%20", "/sections/afghanistan"),
        ("/?before=&before=canary", "/"),
        ("/fa?before=canary", "/fa"),
        ("/articles/russia-claims-us-interference?slug=two-calendars", Visits.Provided),
        ("/articles/two-calendars%3F", "/articles/two-calendars"),
        ("/About", "/about"),
        ("/privacy/", "/privacy"),
        ("/search?q=russia&handler=x&before=canary", "/search?q=russia"),
        ("/search?q=russia&q=canary", "/search?q=russia"),
        ("/search?page=2&q=+russia+&in=&x=1", "/search?q=russia&page=2"),
        ("/Search?in=all&q=russia%20%20us", "/search?q=russia+us&in=all"),
        ("/search/?q=russia", "/search?q=russia"),
        ("/latest?q=russia", "/latest"),
        ("/fa%2Flatest", "/fa/latest"),
        ("/ps/%2e%2e/latest", "/ps/latest"),
        ("/lite?canary=1", "/lite"),
        ("/lite/latest?handler=canary", "/lite/latest"),
        ("/lite%2Flatest", "/lite/latest"),
        ("/lite/../latest", "/latest"),
        ("/latest", "/lite/latest"),
        ("/lite/latest", "/latest"),
    ];

    [Fact]
    public async Task Whoever_asks_gets_the_same_page()
    {
        // Without the cache, so that each is rendered for who asked; then with it, so that the odd one is asked for first.
        using var off = await TestSite.StartAsync(("PageCache:Enabled", "false"));
        using var on = await TestSite.StartAsync();
        using var staff = await off.SignedInAsync();
        using var plain = shared.Site.Stranger();
        foreach (var address in new[] { "/", "/fa", "/latest", Visits.Provided, "/feed.xml", "/about", "/lite", Visits.LiteOf(Visits.Provided) })
        {
            var expected = await plain.TextAsync(address);
            Assert.Equal(expected, await staff.TextAsync(address));
            foreach (var (header, value) in Oddities)
            {
                foreach (var site in new[] { off, on })
                {
                    using var client = site.Stranger();
                    Assert.True(client.DefaultRequestHeaders.TryAddWithoutValidation(header, value));
                    using var answer = await client.GetAsync(address);
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
                    Assert.False(answer.Headers.Contains("Set-Cookie"));
                }
            }
            Assert.Equal(expected, await on.Stranger().TextAsync(address));
        }
    }

    /// <summary>The control: a page that holds its reader's name reaches the next one where nothing says whose it is, and no other does.</summary>
    [Theory]
    [InlineData("nothing", "Good morning, Zarghuna.")]
    [InlineData("signed in", "Good morning, Daud.")]
    [InlineData("cookie", "Good morning, Daud.")]
    [InlineData("private", "Good morning, Daud.")]
    [InlineData("no-store", "Good morning, Daud.")]
    public async Task A_readers_name_in_a_shared_page_would_be_seen_by_the_next(string said, string seen)
    {
        using var cache = new CacheAlone(shared.Site, context =>
        {
            if (said == "signed in") context.User = new ClaimsPrincipal(new ClaimsIdentity("staff"));
            else if (said == "cookie") context.Response.Cookies.Append("reader", "1");
            else if (said != "nothing") context.Response.Headers.CacheControl = said;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync($"Good morning, {context.Request.Headers.UserAgent}.");
        });
        Assert.Equal("Good morning, Zarghuna.", await cache.TextAsync("/", "Zarghuna"));
        Assert.Equal(seen, await cache.TextAsync("/", "Daud"));
    }

    [Fact]
    public async Task An_odd_address_poisons_no_other()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Stranger();
        using var plain = shared.Site.Stranger();
        foreach (var (odd, clean) in OddAddresses)
        {
            await client.StatusAsync("http://localhost" + odd);
            using var expected = await plain.GetAsync(clean);
            using var after = await client.GetAsync(clean);
            Assert.Equal((clean, expected.StatusCode), (clean, after.StatusCode));
            Assert.Equal(await expected.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
        }
    }

    /// <summary>P49: no cookie, and nothing that a browser would fetch from elsewhere.</summary>
    [Fact]
    public async Task No_page_sets_a_cookie_or_calls_another_site()
    {
        using var client = shared.Site.Client();
        foreach (var address in (await shared.Site.EveryAddressAsync()).Append("/none").Append("/comments").Append("/fa/none"))
        {
            using var answer = await client.GetAsync(address);
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await TestSite.ReadPageAsync(answer);
            foreach (var element in page.QuerySelectorAll("[src]:not(.mark[src^='data:image/svg+xml,']), [srcset], link[href]:not([rel=canonical]):not([rel=alternate]):not([href^='data:image/svg+xml,']):not([href='data:,']), [poster], [background], object[data], form[action], [ping]"))
            {
                foreach (var name in new[] { "src", "srcset", "href", "action", "poster", "data", "ping" })
                {
                    foreach (var part in (element.GetAttribute(name) ?? "/").Split(','))
                        Assert.True(part.Trim() is ['/', not '/', ..] or "/", $"{address}: {name}={part}");
                }
            }
        }
    }
}
