using System.Net;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P18: absolute addresses come from the settings. P19: nothing of ours leads to another site.</summary>
public sealed class AddressesTests(SharedSite shared)
{
    [Fact]
    public async Task No_header_changes_the_address_that_the_paper_gives()
    {
        using var site = await TestSite.StartAsync(("Site:BaseUrl", "https://paper.example"), ("Proxy:Known", "127.0.0.0/8"));
        using var client = site.Client();
        var code = await site.ReadAsync(db => Task.FromResult(db.Articles.First().Code));
        var seen = 0;
        foreach (var address in (string[])["/", Visits.Provided, "/fa", "/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap-2026-11.xml", "/robots.txt", "/a/" + code, "/fa/", "/nowhere"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Host = "evil.example";
            request.Headers.Add("X-Forwarded-Host", "evil.example");
            request.Headers.Add("X-Forwarded-Prefix", "/evil.example");
            request.Headers.Add("X-Original-Host", "evil.example");
            request.Headers.Add("Forwarded", "host=evil.example;proto=gopher");
            request.Headers.Add("X-Forwarded-Proto", "gopher");
            using var answer = await client.SendAsync(request);
            var text = answer + await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
            Assert.DoesNotContain("gopher", text, StringComparison.Ordinal);
            if (text.Contains("https://paper.example/", StringComparison.Ordinal)) seen++;
        }
        Assert.True(seen >= 8, $"only {seen} name the paper at all");
    }

    [Theory]
    [InlineData("/admin?state=draft", "/account/sign-in?next=%2Fadmin%3Fstate%3Ddraft")]
    [InlineData("/admin/articles/new", "/account/sign-in?next=%2Fadmin%2Farticles%2Fnew")]
    [InlineData("/account/sign-out", "/account/sign-in")]
    public async Task The_way_to_sign_in_names_no_host(string address, string leadsTo)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "evil.example";
        using var answer = await shared.Site.Client().SendAsync(request);
        Assert.Equal((HttpStatusCode.Found, leadsTo), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Nor_does_the_way_of_those_who_may_not()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/comments");
        request.Headers.Host = "localhost:81"; // the same host for the cookie
        using var answer = await reporter.SendAsync(request);
        Assert.Equal((HttpStatusCode.Found, "/account/denied?next=%2Fadmin%2Fcomments"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/fa//evil.example")]
    [InlineData("/en//evil.example")]
    [InlineData("/en///evil.example")]
    [InlineData("/en/%2F/evil.example")]
    [InlineData("/en/\\evil.example")]
    [InlineData("/en/%5Cevil.example")]
    [InlineData("/en/%0d%0aSet-Cookie:%20a=b")]
    [InlineData("/en/@evil.example")]
    [InlineData("/en?//evil.example")]
    [InlineData("/a//evil.example")]
    [InlineData("/lite//evil.example")]
    [InlineData("/lite/%2F/evil.example")]
    [InlineData("/en/lite//evil.example")]
    [InlineData("/lite/en//evil.example")]
    [InlineData("/lite/\\evil.example")]
    [InlineData("/articles//evil.example")]
    [InlineData("/articles//evil.example/comments")]
    [InlineData("/account/sign-out/..//evil.example")]
    public async Task No_address_leads_away(string address)
    {
        using var client = shared.Site.Client();
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(shared.Site.Address.AbsoluteUri.TrimEnd('/') + address)));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        if (answer.Headers.Location is not { } location) return;
        RequireOurs(location.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/admin\\@evil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/admin//evil.example")]
    [InlineData("/administer.evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/articles/x")]
    public async Task Sign_in_leads_to_the_desk_alone(string next)
    {
        using var site = await TestSite.StartAsync();
        await site.HireAsync("Zarghuna");
        using var client = site.Client(cookies: true);
        using var answer = await client.SignInAsync("Zarghuna", next: next);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        RequireOurs(answer.Headers.Location!.OriginalString);
        Assert.StartsWith("/admin", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);

        using var again = await client.GetAsync("/account/sign-in?next=" + Uri.EscapeDataString(next));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        RequireOurs(again.Headers.Location!.OriginalString);
    }

    /// <summary>The control: what was asked for above, given back as it came, with nothing but the edition's own prefix taken off.</summary>
    [Theory]
    [InlineData("//evil.example", true)]
    [InlineData("/en//evil.example", true)]
    [InlineData("/en///evil.example", true)]
    [InlineData("/en/\\evil.example", true)]
    [InlineData("/\\evil.example", true)]
    [InlineData("\\\\evil.example", true)]
    [InlineData("/\t/evil.example", true)]
    [InlineData("https://evil.example", true)]
    [InlineData("javascript:alert(1)", true)]
    [InlineData("/en/latest", false)]
    [InlineData("/admin", false)]
    public void Given_back_as_they_came_they_would_lead_away(string asked, bool away) =>
        Assert.Equal(away, LeadsAway(asked.StartsWith("/en/", StringComparison.Ordinal) ? asked[3..] : asked));

    [Fact]
    public async Task A_former_host_leads_to_todays_and_no_further()
    {
        using var site = await TestSite.StartAsync(("Site:BaseUrl", "https://paper.example"), ("Site:FormerHosts", "old.example"));
        using var client = site.Client();
        foreach (var path in new[] { "/articles/x?before=1", "//evil.example/", "/@evil.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://old.example" + path));
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal("paper.example", new Uri(answer.Headers.Location!.OriginalString).Host);
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        }
    }

    private static void RequireOurs(string location) => Assert.False(LeadsAway(location), location);

    // As a browser reads it: a back-slash is a slash, tabs and line ends are not there.
    private static bool LeadsAway(string location)
    {
        var seen = location.Replace('\\', '/').Replace("\t", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return !seen.StartsWith('/') || seen.StartsWith("//", StringComparison.Ordinal) || new Uri(new Uri("http://localhost/"), seen).Host != "localhost";
    }
}
