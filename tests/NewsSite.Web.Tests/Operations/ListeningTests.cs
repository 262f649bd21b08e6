using Microsoft.Extensions.Configuration;
using NewsSite.TestKit;
using NewsSite.Web.Commands;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

/// <summary>Whose word counts for a reader's address, seen by what one address may send in a minute.</summary>
public sealed class ListeningTests
{
    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8, 127.0.0.1", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task A_forwarded_address_counts_from_a_known_proxy_only(string known, bool counts)
    {
        using var site = await TestSite.StartOnPortAsync(("Proxy:Known", known), ("Comments:PerMinute", "2"));
        Assert.Equal(303, await CommentAsync(site, "198.51.100.1"));
        Assert.Equal(303, await CommentAsync(site, "198.51.100.1"));
        Assert.Equal(429, await CommentAsync(site, "198.51.100.1"));
        Assert.Equal(counts ? 303 : 429, await CommentAsync(site, "198.51.100.2"));
    }

    /// <summary>What a reader claims stands in front of what the proxy appends: only the last is the proxy's word.</summary>
    [Fact]
    public async Task A_forged_address_in_front_of_the_proxys_changes_nothing()
    {
        using var site = await TestSite.StartOnPortAsync(("Proxy:Known", "127.0.0.0/8"), ("Comments:PerMinute", "2"));
        foreach (var (claim, status) in new[] { ("192.0.2.1", 303), ("192.0.2.2", 303), ("192.0.2.3", 429), ("127.0.0.1", 429) })
            Assert.Equal(status, await CommentAsync(site, claim + ", 198.51.100.1"));
    }

    /// <summary>A proxy before the proxy: each word counts as far as the one who says it is known.</summary>
    [Theory]
    [InlineData("127.0.0.0/8, 10.0.0.5", true)]
    [InlineData("127.0.0.0/8", false)]
    public async Task A_chain_of_known_proxies_leads_to_the_reader(string known, bool counts)
    {
        using var site = await TestSite.StartOnPortAsync(("Proxy:Known", known), ("Comments:PerMinute", "1"));
        Assert.Equal(303, await CommentAsync(site, "198.51.100.1, 10.0.0.5"));
        Assert.Equal(429, await CommentAsync(site, "198.51.100.1, 10.0.0.5"));
        Assert.Equal(counts ? 303 : 429, await CommentAsync(site, "198.51.100.2, 10.0.0.5"));
    }

    /// <summary>The address that links name and that the verb <c>health</c> asks.</summary>
    [Theory]
    [InlineData("", "", "", "http://127.0.0.1:8080/")]
    [InlineData("http://127.0.0.1:8452", "", "", "http://127.0.0.1:8452/")]
    [InlineData("http://[::]:8484;https://*:8485", "", "", "http://127.0.0.1:8484/")]
    [InlineData("http://+:81", "82", "", "http://127.0.0.1:81/")]
    [InlineData("", "8081;8082", "", "http://127.0.0.1:8081/")]
    [InlineData("http://127.0.0.1:1", "", "http://0.0.0.0:8483", "http://127.0.0.1:8483/")]
    [InlineData("https://*:8443;http://127.0.0.1:8081", "", "", "http://127.0.0.1:8081/")]
    [InlineData("https://*:8443", "", "", "https://127.0.0.1:8443/")]
    [InlineData("nonsense", "", "", "http://127.0.0.1:8080/")]
    public void It_is_known_where_the_site_listens(string urls, string ports, string endpoint, string address)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls), new("http_ports", ports), new("Kestrel:Endpoints:a:Url", endpoint)]).Build();
        Assert.Equal(address, PaperSettings.ListensAt(settings).ToString());
    }

    private static async Task<int> CommentAsync(TestSite site, string forwardedFor)
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        using var answer = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("text", "Words of a reader, " + Guid.NewGuid())));
        return (int)answer.StatusCode;
    }
}
