using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsSite.Data;
using NewsSite.Publishing;
using NewsSite.TestKit;
using NewsSite.Web.Operations;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P51: the headers that keep a browser safe stand on every answer.</summary>
public sealed class HeadersTests
{
    private static readonly string[] Policy = ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"];

    /// <summary>Each stands once on every answer; those without a value here differ from answer to answer.</summary>
    private static readonly (string Name, string? Value)[] Values =
    [
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", null), ("Permissions-Policy", null),
    ];

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("https://paper.example")]
    public async Task Every_answer_carries_them(string baseUrl)
    {
        using var site = await TestSite.StartAsync(("Site:BaseUrl", baseUrl));
        using var client = site.Client();
        var picture = (await TestSite.ReadPageAsync(await client.GetAsync(Visits.Provided))).QuerySelector("picture img")!.GetAttribute("src")!;
        var sheet = (await TestSite.ReadPageAsync(await client.GetAsync("/"))).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var code = await site.ReadAsync(db => Task.FromResult(db.Articles.First().Code));
        await site.WriteAsync(db => Task.Run(() => db.Articles.Single(a => a.Slug == "two-calendars").Withdraw()));
        using var front = await client.GetAsync("/");

        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Head, "/latest");
        await RequireAsync(client, HttpStatusCode.NotModified, HttpMethod.Get, "/", etag: front.Headers.ETag!.Tag);
        await RequireAsync(client, HttpStatusCode.MovedPermanently, HttpMethod.Get, "/fa/");
        await RequireAsync(client, HttpStatusCode.MovedPermanently, HttpMethod.Get, "/a/" + code);
        await RequireAsync(client, HttpStatusCode.SeeOther, HttpMethod.Post, Visits.Provided + "/comments");
        await RequireAsync(client, HttpStatusCode.NotFound, HttpMethod.Get, "/nowhere");
        await RequireAsync(client, HttpStatusCode.NotFound, HttpMethod.Get, "/css/nowhere.css");
        await RequireAsync(client, HttpStatusCode.NotFound, HttpMethod.Get, "/media/nowhere.jpg");
        await RequireAsync(client, HttpStatusCode.MethodNotAllowed, HttpMethod.Delete, "/");
        await RequireAsync(client, HttpStatusCode.Gone, HttpMethod.Get, "/articles/two-calendars");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/lite");
        await RequireAsync(client, HttpStatusCode.MovedPermanently, HttpMethod.Get, "/lite/");
        await RequireAsync(client, HttpStatusCode.NotFound, HttpMethod.Get, "/fa/lite/nowhere");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/feed.xml");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/sitemap.xml");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/robots.txt");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/health/live");
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, picture);
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, sheet);
        await RequireAsync(client, HttpStatusCode.OK, HttpMethod.Get, "/account/sign-in");
        using var stranger = site.Stranger();
        stranger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        await RequireAsync(stranger, HttpStatusCode.Forbidden, HttpMethod.Post, "/comments");

        async Task RequireAsync(HttpClient asker, HttpStatusCode status, HttpMethod method, string address, string? etag = null)
        {
            using var request = new HttpRequestMessage(method, address);
            if (etag is not null) request.Headers.Add("If-None-Match", etag);
            if (method == HttpMethod.Post) request.Content = Visits.Form(("text", "Words."));
            using var answer = await asker.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            RequireHeaders(answer, baseUrl);
        }
    }

    [Theory]
    [InlineData("/admin/articles/new", true, false)]
    [InlineData("/admin/articles/{code}", true, false)]
    [InlineData("/admin/articles/{code}/preview", false, true)]
    [InlineData("/admin/articles/{code}/revisions", false, false)]
    [InlineData("/admin/articles", false, false)]
    [InlineData("/admin/front", false, false)]
    [InlineData("/articles/two-calendars", false, false)]
    [InlineData("/preview/{code}", false, false)]
    public async Task Only_the_preview_is_shown_in_a_frame_and_only_by_the_editor(string address, bool shows, bool isShown)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(NewsSite.Model.StaffRole.Editor);
        var code = await site.ReadAsync(db => Task.FromResult(db.Articles.First().Code));
        using var answer = await editor.GetAsync(address.Replace("{code}", code, StringComparison.Ordinal));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal((shows, isShown), (policy.Contains("frame-src 'self'", StringComparison.Ordinal), policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal)));
        Assert.Equal(!isShown, policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_carries_them_too()
    {
        using var site = await TestSite.StartAsync(services => services.AddScoped<Freshness>(_ => throw new InvalidOperationException("broken")));
        using var answer = await site.Client().GetAsync(Visits.Provided);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        RequireHeaders(answer, site.BaseUrl());
    }

    /// <summary>The control: a pipeline without them lacks every one, and one that has them in front alone loses them with a failure.</summary>
    [Theory]
    [InlineData(false, false, "/", false)]
    [InlineData(true, false, "/", true)]
    [InlineData(true, false, "/failure", false)]
    [InlineData(true, true, "/failure", true)]
    public async Task Without_them_in_the_pipeline_they_are_missing(bool inFront, bool behindFailures, string address, bool isCarried)
    {
        using var host = await new HostBuilder().ConfigureWebHost(web => web.UseTestServer().Configure(app =>
        {
            var site = SiteAddress.Read("https://paper.example");
            if (inFront) app.UseMiddleware<SecurityHeaders>(site);
            app.UseExceptionHandler("/error");
            if (behindFailures) app.UseMiddleware<SecurityHeaders>(site);
            app.Run(context => context.Request.Path == "/failure" ? throw new InvalidOperationException("broken") : context.Response.WriteAsync("A page."));
        })).StartAsync();
        using var client = host.GetTestClient();
        using var answer = await client.GetAsync(address);
        // The policy counts twice: it is not there, and does not say what it must.
        Assert.Equal(isCarried ? 0 : Values.Length + 3, Faults(answer, isHttps: true).Count);
    }

    /// <summary>Kept, failed or refused, a lite page's policy names its own style and nothing else; a full page's names no style by a digest.</summary>
    [Fact]
    public async Task A_lite_page_may_use_its_one_style()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        foreach (var (method, address, isLite) in new[] { ("GET", "/lite", true), ("GET", "/lite", true), ("GET", "/ps/lite/nowhere", true), ("DELETE", "/fa/lite", true), ("GET", "/", false), ("GET", "/", false), ("GET", "/nowhere", false) })
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(new(method), address));
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            var page = await TestSite.ReadPageAsync(answer);
            Assert.Equal(isLite, policy.Contains("style-src 'sha256-", StringComparison.Ordinal));
            Assert.Equal(!isLite, policy.Contains("'self'; img", StringComparison.Ordinal));
            if (isLite) Assert.Contains($"style-src '{Visits.DigestOf(page.QuerySelector("style")!.TextContent)}'; img-src data:;", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pictures_and_feeds_may_be_shown_by_others_pages_may_not()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var picture = (await TestSite.ReadPageAsync(await client.GetAsync(Visits.Provided))).QuerySelector("picture img")!.GetAttribute("src")!;
        foreach (var (address, expected) in new[] { (picture, "cross-origin"), ("/fa/feed.xml", "cross-origin"), ("/feed.json", "cross-origin"), ("/", "same-origin"), (Visits.Provided, "same-origin") })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal([expected], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        }
    }

    /// <summary>What the server refuses before the pipeline is empty and names nobody.</summary>
    [Fact]
    public async Task The_servers_own_refusals_tell_nothing()
    {
        using var site = await TestSite.StartOnPortAsync();
        foreach (var request in new[] { "GET / HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: x\r\n\r\n" })
        {
            using var connection = new System.Net.Sockets.TcpClient();
            await connection.ConnectAsync(site.Address.Host, site.Address.Port);
            await using var stream = connection.GetStream();
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadToEndAsync();
            Assert.Matches(@"^HTTP/1\.1 (400|414|431|505) ", answer);
            Assert.DoesNotContain("\nServer:", answer, StringComparison.Ordinal);
            Assert.Contains("Content-Length: 0", answer, StringComparison.Ordinal);
        }
    }

    private static void RequireHeaders(HttpResponseMessage answer, string baseUrl) => Assert.Empty(Faults(answer, baseUrl.StartsWith("https", StringComparison.Ordinal)));

    /// <returns>The headers that are missing, doubled, or say something else.</returns>
    private static List<string> Faults(HttpResponseMessage answer, bool isHttps)
    {
        List<string> faults = [];
        var policy = Single("Content-Security-Policy") ?? "";
        if (!Policy.All(part => policy.Contains(part, StringComparison.Ordinal)) || policy.Contains("unsafe-", StringComparison.Ordinal) || policy.Contains("http", StringComparison.Ordinal)) faults.Add(policy);
        foreach (var (name, value) in Values)
        {
            if (Single(name) is { } found && value is not null && found != value) faults.Add($"{name}: {found}");
        }
        if (answer.Headers.Contains("Server")) faults.Add("Server");
        if (answer.Headers.Contains("Strict-Transport-Security") != isHttps) faults.Add("Strict-Transport-Security");
        return faults;

        string? Single(string name)
        {
            var found = answer.Headers.TryGetValues(name, out var values) ? values.ToList() : [];
            if (found.Count == 1) return found[0];
            faults.Add($"{name} {found.Count} times");
            return null;
        }
    }
}
