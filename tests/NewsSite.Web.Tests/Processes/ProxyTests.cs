using System.Net;
using System.Net.Sockets;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>
/// A real nginx in front: each reader's own address counts, and nobody can claim another one. One comment a minute is
/// let in from an address, so that the second tells which address was counted.
/// </summary>
[Collection(ProcessTests.Name)]
public sealed class ProxyTests
{
    private static readonly (string, string) OneAMinute = ("Comments__PerMinute", "1");

    [Fact]
    public async Task Behind_a_known_proxy_each_readers_own_address_counts()
    {
        await using var nginx = await FrontAsync(("Proxy__Known", "127.0.0.1"));
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await nginx.PostAsync("127.0.0.2"));
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.3"));
    }

    /// <summary>The control: a proxy that nobody named makes all readers one.</summary>
    [Fact]
    public async Task Behind_a_proxy_that_is_not_known_all_readers_are_one()
    {
        await using var nginx = await FrontAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await nginx.PostAsync("127.0.0.3"));
    }

    [Fact]
    public async Task A_forged_address_does_not_count_through_the_proxy_or_past_it()
    {
        await using var nginx = await FrontAsync(("Proxy__Known", "127.0.0.1"));
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.2", forged: "192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await nginx.PostAsync("127.0.0.2", forged: "192.0.2.2"));
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.4", forged: "192.0.2.3", past: true));
        Assert.Equal(HttpStatusCode.TooManyRequests, await nginx.PostAsync("127.0.0.4", forged: "192.0.2.4", past: true));
    }

    /// <summary>The control: where whoever connects is believed, a forged address is a new reader each time.</summary>
    [Fact]
    public async Task Where_everyone_is_a_known_proxy_a_forged_address_counts()
    {
        await using var nginx = await FrontAsync(("Proxy__Known", "127.0.0.0/8"));
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.4", forged: "192.0.2.3", past: true));
        Assert.Equal(HttpStatusCode.SeeOther, await nginx.PostAsync("127.0.0.4", forged: "192.0.2.4", past: true));
    }

    private static async Task<Front> FrontAsync(params (string, string)[] settings)
    {
        Assert.SkipWhen(Nginx.Program is null, "There is no nginx: install it, or use tests/run, which does.");
        var paper = await SeededPaper.CopyAsync();
        var site = await RunningSite.StartAsync(paper.Path, [OneAMinute, .. settings]);
        var nginx = await Nginx.StartAsync($$"""
            location / {
              proxy_pass {{site.Address}};
              proxy_set_header Host $host;
              proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
              proxy_set_header X-Forwarded-Proto $scheme;
            }
            """);
        return new(paper, site, nginx);
    }

    private sealed class Front(TemporaryFolder paper, RunningSite site, Nginx nginx) : IAsyncDisposable
    {
        private int posted;

        /// <summary>Posts a comment from one of loopback's addresses.</summary>
        public async Task<HttpStatusCode> PostAsync(string from, string? forged = null, bool past = false)
        {
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = (context, stopping) => ConnectAsync(from, context.DnsEndPoint, stopping) };
            using var client = new HttpClient(handler);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(past ? site.Address : nginx.Address, Posting.Article + "/comments")) { Content = Posting.Form($"These are words number {++posted} from {from}.") };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            if (forged is not null) request.Headers.Add("X-Forwarded-For", forged);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            await nginx.DisposeAsync();
            await site.DisposeAsync();
            paper.Dispose();
        }

        private static async ValueTask<Stream> ConnectAsync(string from, DnsEndPoint to, CancellationToken stopping)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, to.Port, stopping);
            return new NetworkStream(socket, ownsSocket: true);
        }
    }
}
