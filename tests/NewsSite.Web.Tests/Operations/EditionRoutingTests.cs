using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

public sealed class EditionRoutingTests(SharedSite shared)
{
    [Theory]
    [InlineData("/fa/", "/fa")]
    [InlineData("/ps/", "/ps")]
    [InlineData("/en", "/")]
    [InlineData("/en/", "/")]
    [InlineData("/en/latest", "/latest")]
    [InlineData("/en/latest?before=0-0", "/latest?before=0-0")]
    [InlineData("/lite/", "/lite")]
    [InlineData("/fa/lite/", "/fa/lite")]
    [InlineData("/en/lite", "/lite")]
    [InlineData("/en/lite/latest", "/lite/latest")]
    public async Task One_page_has_one_address(string address, string leadsTo)
    {
        using var answer = await shared.Site.Client().GetAsync(address);
        Assert.Equal((HttpStatusCode.MovedPermanently, leadsTo), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, await shared.Site.Client().StatusAsync(leadsTo));
    }

    [Theory]
    [InlineData("/Latest", "/latest")]
    [InlineData("/LATEST/", "/latest")]
    [InlineData("/latest/?before=0-0", "/latest?before=0-0")]
    [InlineData("/fa/latest/", "/fa/latest")]
    [InlineData("/lite/Latest/?before=0-0", "/lite/latest?before=0-0")]
    [InlineData("/ps/lite/about/", "/ps/lite/about")]
    [InlineData("/about/", "/about")]
    [InlineData("/Articles/russia-claims-us-interference/", "/articles/russia-claims-us-interference")]
    [InlineData("/sections/afghanistan/Feed.xml", "/sections/afghanistan/feed.xml")]
    [InlineData("/SiteMap-2026-11.XML", "/sitemap-2026-11.xml")]
    [InlineData("/Comments/", "/comments")]
    [InlineData("/Health/live", "/health/live")]
    [InlineData("/Account/Sign-In/?next=%2Fadmin", "/account/sign-in?next=%2Fadmin")]
    public async Task A_page_is_under_its_own_spelling_alone(string address, string leadsTo)
    {
        using var client = shared.Site.Client();
        using var answer = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.MovedPermanently, leadsTo), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.True(answer.Headers.CacheControl is { NoCache: true } or { NoStore: true });
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(leadsTo));
    }

    [Theory]
    [InlineData("/About")]
    [InlineData("/articles/Russia-claims-us-interference")]
    [InlineData("/latest//")]
    [InlineData("//latest")]
    [InlineData("//evil.example/")]
    [InlineData("/lite//evil.example")]
    [InlineData("/fa/lite//latest")]
    public async Task What_was_never_written_so_is_not_there(string address)
    {
        using var answer = await shared.Site.Client().SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(shared.Site.Address.AbsoluteUri.TrimEnd('/') + address)));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/fa/admin")]
    [InlineData("/fa/account/sign-in")]
    [InlineData("/fa/health/live")]
    [InlineData("/fa/css/reader.css")]
    [InlineData("/fa/js/reader.js")]
    [InlineData("/fa/robots.txt")]
    [InlineData("/ps/media/x-320.jpg")]
    [InlineData("/fa/fa")]
    [InlineData("/fa/en/latest")]
    [InlineData("/lite/admin")]
    [InlineData("/fa/lite/account/sign-in")]
    [InlineData("/lite/health/live")]
    [InlineData("/lite/css/reader.css")]
    [InlineData("/lite/robots.txt")]
    [InlineData("/lite/feed.xml")]
    [InlineData("/fa/lite/sections/afghanistan/atom.xml")]
    [InlineData("/lite/sitemap.xml")]
    [InlineData("/ps/lite/media/x-320.jpg")]
    [InlineData("/lite/lite")]
    [InlineData("/lite/fa")]
    [InlineData("/lite/error/404")]
    [InlineData("/css/lite.css")]
    [InlineData("/Lite")]
    [InlineData("/FA")]
    [InlineData("/faq")]
    [InlineData("/english")]
    public async Task What_is_not_in_every_edition_is_not_below_a_prefix(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, await shared.Site.Client().StatusAsync(address));

    [Theory]
    [InlineData("/fa", "fa-AF", "rtl")]
    [InlineData("/ps/latest", "ps", "rtl")]
    [InlineData("/latest", "en", "ltr")]
    [InlineData("/fa/lite", "fa-AF", "rtl")]
    [InlineData("/ps/lite/latest", "ps", "rtl")]
    [InlineData("/lite/latest", "en", "ltr")]
    public async Task A_page_says_its_language_and_its_links_stay_in_the_edition(string address, string language, string direction)
    {
        var page = await TestSite.ReadPageAsync(await shared.Site.Client().GetAsync(address));
        Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        var prefix = language == "en" ? "" : "/" + address.Split('/')[1];
        Assert.All(page.QuerySelectorAll("nav.sections a, footer a:not(.editions *)").Select(a => a.GetAttribute("href")!), href => Assert.StartsWith(prefix + "/", href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slug_in_its_own_script_is_percent_encoded_where_a_header_names_it()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var article = await site.FileAsync("خبر نخست", edition: "fa-AF", change: (article, _) =>
        {
            article.Publish(site.Clock.Now.AddHours(-1));
            article.Rename("خبر-دوم");
        });
        const string There = "/fa/articles/%D8%AE%D8%A8%D8%B1-%D8%AF%D9%88%D9%85";
        foreach (var address in new[] { "/fa/articles/خبر-نخست", "/a/" + article.Code, "/fa/a/" + article.Code })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal((HttpStatusCode.MovedPermanently, There), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
        var page = await TestSite.ReadPageAsync(await client.GetAsync(There));
        Assert.Equal("خبر نخست", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("/fa/comments/", await client.CommentAsync("نظری زیر این خبر.", article: There), StringComparison.Ordinal);
        using var withoutReceipt = await client.PostAsync(There + "/comments", Visits.Form(("text", "نظری دیگر زیر این خبر."), ("noReceipt", "true")));
        Assert.Equal("/fa/comments/thanks", withoutReceipt.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    [InlineData("get")]
    public async Task Other_methods_than_three_are_told_which_there_are(string method)
    {
        using var answer = await shared.Site.Client().SendAsync(new HttpRequestMessage(new(method), "/latest"));
        Assert.Equal(method == "get" ? HttpStatusCode.OK : HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        if (method != "get") Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow);
    }
}
