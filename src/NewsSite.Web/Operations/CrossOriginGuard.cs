using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// Stands in front of every unsafe method (P9). A browser says where a form stood: <c>Sec-Fetch-Site</c> where it can,
/// else <c>Origin</c>; a program that says neither passes, unless it is signed in. <c>Site__Origins</c> are the paper's own, whatever the browser calls them.
/// </summary>
internal sealed class CrossOriginGuard(RequestDelegate next, SiteAddress site, IConfiguration settings)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private readonly HashSet<string> own = new(Own(site, settings), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> others = new(Others(settings), StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOurs(request)) return next(context);
        context.Features.Set(new OriginRefusal(request.Headers.Origin.ToString(), site.BaseUrl));
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask; // the page for errors says which addresses differ
    }

    // Without a setting the paper is on this machine, whose three names are one.
    private static IEnumerable<string> Own(SiteAddress site, IConfiguration settings) =>
        settings["Site:BaseUrl"] is { Length: > 0 } ? [site.BaseUrl] : ThisMachine.Select(name => site.BaseUrl.Replace(ThisMachine[0], name, StringComparison.Ordinal));

    /// <exception cref="CannotStartException">The setting is no list of origins.</exception>
    public static List<string> Others(IConfiguration settings) => [.. (settings["Site:Origins"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(origin =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.PathAndQuery == "/" && address.UserInfo.Length == 0
            ? $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}"))}"
            : throw new CannotStartException($"Site__Origins has {origin}, which is no address of a site: write it like https://www.news.example, with commas between."))];

    private bool IsOurs(HttpRequest request)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"];
        var origin = request.Headers.Origin;
        // Whoever is on the line can write a page of an http address: beside an https paper it counts as before there were such words.
        if (origin.Count == 1 && others.Contains(origin.ToString()) && (fetchSite.Count == 0 || !site.IsHttps || origin.ToString().StartsWith("https:", StringComparison.OrdinalIgnoreCase))) return true;
        if (fetchSite.Count > 0) return fetchSite is ["same-origin"] or ["none"];
        if (origin.Count > 0) return origin.Count == 1 && own.Contains(origin.ToString());
        return !request.Cookies.Keys.Any(name => name.EndsWith(StaffCookie.Name, StringComparison.Ordinal));
    }
}
