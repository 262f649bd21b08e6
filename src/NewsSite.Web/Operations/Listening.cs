using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NewsSite.Data;

namespace NewsSite.Web.Operations;

/// <summary>How the site listens, to whom, and whose word it takes for a reader's address.</summary>
internal static class Listening
{
    /// <summary>Loopback only, unless some setting says where to listen.</summary>
    public static void Configure(WebApplicationBuilder builder, string loopback)
    {
        var settings = builder.Configuration;
        var isSaid = settings["urls"] is { Length: > 0 } || settings["http_ports"] is { Length: > 0 } || settings["https_ports"] is { Length: > 0 }
            || settings.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isSaid) builder.WebHost.UseUrls(loopback);
        builder.WebHost.ConfigureKestrel(Limit);
    }

    // A line of 20 kbit/s that stalls for half a minute is a reader, not an attack (P54); one that holds a connection for nothing is cut.
    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(60));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(60));
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxRequestBodySize = 16 << 20; // what takes pictures says more itself
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        kestrel.Limits.MaxConcurrentConnections = 10_000;
    }

    /// <summary>Forwarded addresses count only when they come from a network in <c>Proxy__Known</c>.</summary>
    /// <exception cref="CannotStartException">The setting is no list of networks.</exception>
    public static ForwardedHeadersOptions? Proxies(IConfiguration settings)
    {
        if (settings["Proxy:Known"] is not { Length: > 0 } known) return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null }; // a chain may be long: each of it must be known
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in known.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (System.Net.IPNetwork.TryParse(network.Contains('/', StringComparison.Ordinal) ? network : network + (network.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var parsed))
            {
                if (parsed.PrefixLength <= (parsed.BaseAddress.IsIPv4MappedToIPv6 ? 96 : 0)) throw new CannotStartException($"Proxy__Known={network} makes any reader's X-Forwarded-For count: name the proxy's own address or network.");
                options.KnownIPNetworks.Add(parsed);
            }
            else
            {
                throw new CannotStartException($"Proxy__Known has {network}, which is no network: write addresses or networks like 10.0.0.0/8, with commas between.");
            }
        }
        return options;
    }
}
