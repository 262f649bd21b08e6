using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>Names under which the paper once stood (<c>Site__FormerHosts</c>): each address leads to the same one of today.</summary>
internal sealed class FormerHosts(RequestDelegate next, SiteAddress site, IConfiguration settings)
{
    private readonly HashSet<string> hosts = Read(settings);

    /// <summary>The names in the setting.</summary>
    /// <exception cref="CannotStartException">One of them is no host's name, or is where the paper stands today: it would lead to itself for ever.</exception>
    public static HashSet<string> Read(IConfiguration settings)
    {
        var hosts = new HashSet<string>((settings["Site:FormerHosts"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
        if (hosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } odd)
            throw new CannotStartException($"Site__FormerHosts={odd} is not the name of a host: write it like old.example, without http:// and without a port.");
        if (settings["Site:BaseUrl"] is { Length: > 0 } url && hosts.Select(Ascii).Contains(Ascii(new Uri(url).Host)))
            throw new CannotStartException($"Site__FormerHosts names {new Uri(url).Host}, where the paper is today (Site__BaseUrl): take it out of the list.");
        return [.. hosts.Select(Ascii)];
    }

    // A browser sends a name in any letters as ASCII, an operator may write it either way, and the framework decodes it.
    private static string Ascii(string host) => Uri.TryCreate($"http://{host}", UriKind.Absolute, out var uri) ? uri.IdnHost.ToLowerInvariant() : host;

    public Task InvokeAsync(HttpContext context)
    {
        if (hosts.Count == 0 || !hosts.Contains(Ascii(context.Request.Host.Host))) return next(context);
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = site.BaseUrl + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }
}
