using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>The lite form of every page: one answer and no other request, links that stay in it, and what it may weigh (DESIGN §7).</summary>
public sealed class LiteTests(SharedSite shared)
{
    private const int MostBytesOfTheProvided = 5 * 1024;
    private const int MostBytes = 14 * 1024;
    private static readonly string[] Fronts = ["/lite", "/fa/lite", "/ps/lite"];

    [Fact]
    public async Task Every_address_of_the_sitemaps_is_there_in_one_answer()
    {
        using var client = shared.Site.Client();
        var lite = (await shared.Site.EveryAddressAsync()).Where(a => Visits.IsPage(a) && IsLite(a)).ToList();
        Assert.InRange(lite.Count, 45, int.MaxValue);
        foreach (var address in lite)
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            var page = await TestSite.ReadPageAsync(answer);
            Assert.Empty(Fetched(page));
            Assert.Single(page.QuerySelectorAll("style"));
            var full = address.Replace("/lite", "", StringComparison.Ordinal);
            var canonical = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
            Assert.Equal(shared.Site.BaseUrl() + (full.Length == 0 ? "/" : full), canonical);
            Assert.Null(page.QuerySelector("meta[name=robots]"));
        }
    }

    /// <summary>The control: the full pages fetch what is looked for here.</summary>
    [Theory, InlineData("/"), InlineData(Visits.Provided)]
    public async Task A_full_page_would_fetch_more(string address) =>
        Assert.Contains(Fetched(await shared.Site.Client().ReadPageAsync(address)), e => e.LocalName is "img");

    [Fact]
    public async Task No_sitemap_and_no_feed_names_a_lite_page()
    {
        using var client = shared.Site.Client();
        foreach (var address in (await shared.Site.EveryAddressAsync()).Where(a => !Visits.IsPage(a)))
        {
            if (address == "/robots.txt") continue;
            Assert.DoesNotContain("/lite", await client.TextAsync(address), StringComparison.Ordinal);
        }
    }

    /// <summary>From the front pages on, whatever leads to a page of ours leads to a lite one; the switch alone leads out, to the same page, which leads back.</summary>
    [Fact]
    public async Task Whoever_follows_links_stays_in_lite()
    {
        using var client = shared.Site.Client();
        HashSet<string> seen = [.. Fronts];
        Queue<string> next = new(Fronts);
        HashSet<string> fulls = [];
        while (next.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            var page = await TestSite.ReadPageAsync(answer);
            foreach (var (element, link) in Links(page))
            {
                if (element.ClassList.Contains("form-switch"))
                {
                    fulls.Add(link);
                    Assert.Equal(Uri.UnescapeDataString(address), (await client.ReadPageAsync(link)).QuerySelector("a.form-switch")!.GetAttribute("href"));
                    continue;
                }
                if (IsFile(link)) continue;
                Assert.True(IsLite(link), $"{address}: {link}");
                if (element.LocalName == "a" && seen.Add(Uri.UnescapeDataString(link))) next.Enqueue(link);
            }
        }
        Assert.InRange(seen.Count, 80, int.MaxValue);
        Assert.Equal(seen.Count, fulls.Count);
    }

    [Theory]
    [InlineData("", "5", "KB")]
    [InlineData("/fa", "۰۱۲۳۴۵۶۷۸۹", "کیلوبایت")]
    [InlineData("/ps", "۰۱۲۳۴۵۶۷۸۹", "کیلوبایټ")]
    public async Task A_picture_is_its_words_and_a_link_that_says_what_it_weighs(string prefix, string digits, string unit)
    {
        using var client = shared.Site.Client();
        var card = (await client.ReadPageAsync(prefix + "/lite/latest")).QuerySelector(".card a")!.GetAttribute("href")!;
        var (lite, full) = (await client.ReadPageAsync(card), await client.ReadPageAsync(card.Replace("/lite", "", StringComparison.Ordinal)));
        Assert.Equal(full.QuerySelector(".lead-picture img")!.GetAttribute("alt"), lite.QuerySelector(".lead-picture .alt")!.TextContent);
        Assert.Equal(full.QuerySelector("figcaption")!.TextContent, lite.QuerySelector("figcaption")!.TextContent);
        var link = lite.QuerySelector(".lead-picture a")!;
        Assert.EndsWith("-640.jpg", link.GetAttribute("href")!, StringComparison.Ordinal);
        var picture = await client.GetByteArrayAsync(link.GetAttribute("href"));
        var kilobytes = (int)Math.Ceiling(picture.Length / 1024.0);
        Assert.Contains(unit, link.TextContent, StringComparison.Ordinal);
        var said = string.Concat(link.TextContent.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));
        Assert.Equal(kilobytes, int.Parse(said, CultureInfo.InvariantCulture));
        if (prefix.Length > 0) Assert.All(link.TextContent.Where(char.IsDigit), c => Assert.Contains(c, digits));
    }

    [Fact]
    public async Task The_provided_pictures_words_say_their_language()
    {
        var alt = (await shared.Site.Client().ReadPageAsync(Visits.LiteOf(Visits.Provided))).QuerySelector(".lead-picture .alt")!;
        Assert.Equal(("fa-AF", "rtl"), (alt.GetAttribute("lang"), alt.GetAttribute("dir")));
    }

    [Theory]
    [InlineData("GET", "/lite/nowhere", 404)]
    [InlineData("GET", "/fa/lite/latest?before=canary", 404)]
    [InlineData("GET", "/lite/articles/two-calendars", 410)]
    [InlineData("PUT", "/lite", 405)]
    [InlineData("POST", "/ps/lite/latest", 405)]
    [InlineData("GET", "/lite/admin", 404)]
    [InlineData("GET", "/lite/search?q=x&from=y", 422)]
    public async Task What_fails_in_lite_says_so_in_lite(string method, string address, int status)
    {
        using var site = await TestSite.StartAsync();
        await site.WriteAsync(db => Task.Run(() => db.Articles.Single(a => a.Slug == "two-calendars").Withdraw()));
        using var client = site.Client();
        await RequireAsync(method, address, status);

        async Task RequireAsync(string asked, string path, int expected)
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(new(asked), path));
            Assert.Equal(expected, (int)answer.StatusCode);
            var page = await TestSite.ReadPageAsync(answer);
            Assert.Empty(Fetched(page));
            Assert.NotNull(page.QuerySelector("style"));
            Assert.NotNull(page.QuerySelector("meta[name=robots]"));
            Assert.All(Links(page).Where(l => !l.Element.ClassList.Contains("form-switch") && !IsFile(l.Address)), l => Assert.True(IsLite(l.Address), l.Address));
            // The switch leads to a page that is there, never to what was typed.
            Assert.NotEqual(HttpStatusCode.NotFound, await client.StatusAsync(page.QuerySelector("a.form-switch")!.GetAttribute("href")!));
        }
    }

    [Fact]
    public async Task A_failure_of_ours_is_told_in_lite_too()
    {
        using var site = await TestSite.StartAsync(services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<Data.Freshness>(services, _ => throw new InvalidOperationException("broken")));
        using var answer = await site.Client().GetAsync(Visits.LiteOf(Visits.Provided));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(Fetched(await TestSite.ReadPageAsync(answer)));
    }

    /// <summary>Reader by reader nothing differs: who saves data and who does not get the same bytes, in both forms.</summary>
    [Fact]
    public async Task A_comment_is_seen_at_once_in_both_forms_and_each_stays_itself()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var client = site.Client();
        var lite = Visits.LiteOf(Visits.Provided);
        var before = (Full: await client.TextAsync(Visits.Provided), Lite: await client.TextAsync(lite));
        Assert.NotEqual(before.Full, before.Lite);
        await client.CommentAsync("Sent from a full page.");
        await client.CommentAsync("Sent from a lite page.", article: lite);
        foreach (var (address, isLite) in new[] { (Visits.Provided, false), (lite, true) })
        {
            var text = await client.TextAsync(address);
            Assert.Contains("Sent from a full page.", text, StringComparison.Ordinal);
            Assert.Contains("Sent from a lite page.", text, StringComparison.Ordinal);
            Assert.Equal(isLite, text.Contains("<style>", StringComparison.Ordinal));
        }
    }

    [Theory, InlineData(""), InlineData("/fa"), InlineData("/ps")]
    public async Task A_comment_is_written_followed_answered_and_taken_back_without_leaving_lite(string prefix)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var article = await site.FileAsync("A piece to answer", edition: prefix switch { "/fa" => "fa-AF", "/ps" => "ps", _ => "en" }, change: (a, _) => a.Publish(site.Clock.Now.AddHours(-1)));
        var (page, inLite) = ($"{prefix}/lite/{article.Path}", prefix + "/lite/comments/");

        using var sent = await client.PostFormAsync(page, [("text", "A comment from a slow line.")]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var receipt = sent.Headers.Location!.OriginalString;
        Assert.StartsWith(inLite, receipt, StringComparison.Ordinal);
        var shown = await client.ReadPageAsync(receipt);
        Assert.Empty(Fetched(shown));
        Assert.Equal("A comment from a slow line.", shown.QuerySelector("blockquote")!.TextContent.Trim());

        using var typed = await client.PostFormAsync(prefix + "/lite/comments", [("receipt", receipt[inLite.Length..])]);
        Assert.Equal(receipt, typed.Headers.Location?.OriginalString);

        var id = await site.ReadAsync(db => db.Comments.Where(c => c.ArticleId == article.Id).Select(c => c.Id).SingleAsync());
        await site.WriteAsync(async db => (await db.Comments.SingleAsync(c => c.Id == id)).Approve(site.Clock.Now));
        var reply = (await client.ReadPageAsync(page)).QuerySelector($"#comment-{id} a.reply")!.GetAttribute("href")!;
        using var empty = await client.PostFormAsync(reply, [("text", " ")]);
        Assert.Equal(422, (int)empty.StatusCode);
        Assert.Empty(Fetched(await TestSite.ReadPageAsync(empty)));
        using var replied = await client.PostFormAsync(reply, [("text", "An answer from another."), ("noReceipt", "true")]);
        Assert.Equal(prefix + "/lite/comments/thanks", replied.Headers.Location?.OriginalString);

        using var taken = await client.PostFormAsync(receipt, []);
        Assert.Equal((HttpStatusCode.SeeOther, receipt), (taken.StatusCode, taken.Headers.Location?.OriginalString));
        Assert.DoesNotContain("A comment from a slow line.", await client.TextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_and_short_addresses_lead_to_the_lite_article()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var article = await site.FileAsync("First name", edition: "fa-AF", change: (a, _) =>
        {
            a.Publish(site.Clock.Now.AddHours(-1));
            a.Rename("second-name");
        });
        foreach (var address in new[] { "/fa/lite/articles/first-name", "/lite/a/" + article.Code })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/fa/lite/articles/second-name"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    /// <summary>As it crosses the wire: brotli, headers included, in every edition. The provided article's translations count too, though nobody has published them yet.</summary>
    [Fact]
    public async Task Lite_articles_weigh_what_they_may()
    {
        using var site = await TestSite.StartOnPortAsync();
        await site.WriteAsync(async db =>
        {
            foreach (var draft in await db.Articles.Where(a => a.State == ArticleState.Draft).ToListAsync()) draft.Publish(site.Clock.Now.AddMinutes(-1));
        });
        var articles = (await site.EveryAddressAsync()).Where(a => a.Contains("/lite/articles/", StringComparison.Ordinal)).ToList();
        Assert.InRange(articles.Count, 30, int.MaxValue);
        var weights = new List<(string Address, int Bytes)>();
        foreach (var address in articles) weights.Add((address, await WeighAsync(site.Address, address)));
        foreach (var (address, bytes) in weights.OrderByDescending(w => w.Bytes)) TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} {Uri.UnescapeDataString(address)}");
        Assert.All(weights, w => Assert.InRange(w.Bytes, 1_500, MostBytes));
        Assert.InRange(weights.Single(w => w.Address == Visits.LiteOf(Visits.Provided)).Bytes, 1_500, MostBytesOfTheProvided);
        Assert.True(await WeighAsync(site.Address, Visits.Provided) > MostBytesOfTheProvided, "the full page alone weighs more, and fetches others");
    }

    /// <summary>What a browser would ask for beside the page: everything with an address that is neither a link nor said about the page.</summary>
    private static List<IElement> Fetched(IDocument page) =>
        [.. page.QuerySelectorAll("[src], [srcset], [poster], [background], script, link, object, iframe, svg, picture").Where(e => !e.Matches("link[rel=canonical], link[rel=icon][href='data:,']"))];

    private static bool IsLite(string address) => Fronts.Any(f => address == f || (address.StartsWith(f, StringComparison.Ordinal) && address[f.Length] is '/' or '?'));

    private static bool IsFile(string address) => address.StartsWith("/media/", StringComparison.Ordinal) || address.EndsWith("/feed.xml", StringComparison.Ordinal);

    private static List<(IElement Element, string Address)> Links(IDocument page) =>
        [.. page.QuerySelectorAll("a[href], form[action]").Select(e => (e, (e.GetAttribute("href") ?? e.GetAttribute("action")!).Split('#')[0])).Where(l => l.Item2.StartsWith('/'))];

    private static async Task<int> WeighAsync(Uri site, string path)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Host, site.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n"));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        var head = Encoding.ASCII.GetString(answer.ToArray(), 0, Math.Min(2048, (int)answer.Length));
        Assert.StartsWith("HTTP/1.1 200", head, StringComparison.Ordinal);
        Assert.Contains("Content-Encoding: br", head, StringComparison.Ordinal);
        return (int)answer.Length;
    }
}
