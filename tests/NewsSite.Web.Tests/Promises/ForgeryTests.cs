using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Staff;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P9: a page of another site cannot act for anyone.</summary>
public sealed class ForgeryTests
{
    /// <summary>What a browser says of a form that stood elsewhere; the paper is at http://localhost:8080.</summary>
    public static readonly TheoryData<string, string> Forgeries = new()
    {
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
        { "Sec-Fetch-Site", "anything" },
        { "Origin", "https://evil.example" },
        { "Origin", "null" },
        { "Origin", "http://localhost:8081" },
        { "Origin", "http://desk.localhost:8080" },
        { "Origin", "https://localhost:8080" },
        { "Origin", "http://localhost:8080.evil.example" },
        { "Cookie", "newssite-staff=anything" },
        { "Cookie", "__Host-newssite-staff=anything" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_form_is_refused_at_every_endpoint_and_changes_nothing(string header, string value)
    {
        using var site = await TestSite.StartAsync();
        using var stranger = site.Stranger();
        stranger.DefaultRequestHeaders.Add(header, value);
        var addresses = await EveryEndpointAsync(site);
        Assert.True(addresses.Count > 20);
        var before = site.Contents();
        foreach (var address in addresses)
        {
            foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
            {
                using var request = new HttpRequestMessage(method, address) { Content = Visits.Form(("name", "Forged"), ("text", "Not by a reader."), ("password", Visits.Password)) };
                using var answer = await stranger.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden || (method != HttpMethod.Post && answer.StatusCode == HttpStatusCode.MethodNotAllowed), $"{method} {address}: {answer.StatusCode}");
            }
        }
        Assert.Equal(before, site.Contents());
    }

    /// <summary>The control: but for that header, each of these forms does what it says.</summary>
    [Fact]
    public async Task The_same_forms_from_our_own_pages_need_no_script()
    {
        using var site = await TestSite.StartAsync();
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "none"), ("Origin", site.BaseUrl()), ("User-Agent", "a program") })
        {
            using var client = site.Stranger();
            client.DefaultRequestHeaders.Add(header, value);
            var receipt = await client.CommentAsync($"Words sent with {header} {value}.");
            using var withdrawn = await client.PostAsync(receipt, Visits.Form());
            Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        }
        Assert.Equal(4, await site.ReadAsync(db => Task.FromResult(db.Comments.Count(c => c.Copies == 0))));
    }

    /// <summary>An old browser says an origin only, and on this machine that has three names; with a setting there is one.</summary>
    [Theory]
    [InlineData("http://127.0.0.1:8080", HttpStatusCode.SeeOther)]
    [InlineData("http://[::1]:8080", HttpStatusCode.SeeOther)]
    [InlineData("http://127.0.0.1:8081", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1", HttpStatusCode.Forbidden)]
    public async Task This_machine_has_three_names(string origin, HttpStatusCode status)
    {
        foreach (var (settings, expected) in new[] { (Array.Empty<(string, string)>(), status), ([("Site:BaseUrl", "http://localhost:8080")], HttpStatusCode.Forbidden) })
        {
            using var site = await TestSite.StartAsync(settings);
            using var client = site.Stranger();
            client.DefaultRequestHeaders.Add("Origin", origin);
            using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "From " + origin)));
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Other_addresses_of_the_paper_are_a_setting()
    {
        using var site = await TestSite.StartAsync(("Site:BaseUrl", "https://paper.example"), ("Site:Origins", "http://10.0.0.5, https://old.example/"));
        foreach (var (origin, isOurs) in new[] { ("https://paper.example", true), ("http://10.0.0.5", true), ("https://old.example", true), ("http://localhost", false), ("http://10.0.0.5:81", false) })
        {
            using var client = site.Stranger();
            client.DefaultRequestHeaders.Add("Origin", origin);
            using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "From " + origin)));
            Assert.Equal(isOurs ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    /// <summary>A browser calls an address of the same domain <c>same-site</c>, and one of another <c>cross-site</c>.</summary>
    [Theory]
    [InlineData("https://www.paper.example", "same-site", true)]
    [InlineData("https://old.example", "cross-site", true)]
    [InlineData("http://10.0.0.5", "cross-site", false)] // not encrypted, beside a paper that is
    [InlineData("https://blog.paper.example", "same-site", false)]
    [InlineData("https://evil.example", "cross-site", false)]
    public async Task They_are_the_papers_own_whatever_the_browser_calls_them(string origin, string fetchSite, bool isOurs)
    {
        using var site = await TestSite.StartAsync(("Site:BaseUrl", "https://paper.example"), ("Site:Origins", "https://www.paper.example https://old.example http://10.0.0.5"));
        using var client = site.Stranger();
        client.DefaultRequestHeaders.Add("Origin", origin);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetchSite);
        using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "From " + origin)));
        Assert.Equal(isOurs ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_refusal_names_both_addresses_and_the_setting()
    {
        using var site = await TestSite.StartAsync(("Site:BaseUrl", "https://paper.example"));
        using var client = site.Stranger();
        client.DefaultRequestHeaders.Add("Origin", "http://10.0.0.5:8080");
        using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "From the network at home.")));
        var page = (await TestSite.ReadPageAsync(answer)).QuerySelector("main")!.TextContent;
        Assert.Contains("http://10.0.0.5:8080", page, StringComparison.Ordinal);
        Assert.Contains("https://paper.example", page, StringComparison.Ordinal);
        Assert.Contains("Site__Origins", page, StringComparison.Ordinal);
    }

    /// <summary>The address of each endpoint, with names in it that exist.</summary>
    private static async Task<List<string>> EveryEndpointAsync(TestSite site)
    {
        using var reader = site.Client();
        var receipt = (await reader.CommentAsync("Words that a forger would take back."))[^29..];
        var link = await site.InScopeAsync(scope => scope.GetRequiredService<IssueLink>().RunAsync(null));
        var values = new Dictionary<string, string>
        {
            ["slug"] = "russia-claims-us-interference",
            ["receipt"] = receipt,
            ["code"] = link,
            ["status"] = "404",
            ["folder"] = "sections",
            ["month"] = "2024-11",
        };
        return [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name, "1"),
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                _ => "",
            })))))
            .Distinct()];
    }
}
