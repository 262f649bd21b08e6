using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// Stands in front of every unsafe method (P9). A browser says where a form stood: <c>Sec-Fetch-Site</c> where it can,
/// else <c>Origin</c>; a program that says neither passes, unless it is signed in.
/// </summary>
internal sealed class CrossOriginGuard(RequestDelegate next, SiteAddress site, IConfiguration settings)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private readonly HashSet<string> origins = new(
        [.. Own(site, settings), .. (settings["Site:Origins"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(o => o.TrimEnd('/'))],
        StringComparer.OrdinalIgnoreCase);

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

    private bool IsOurs(HttpRequest request)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"];
        if (fetchSite.Count > 0) return fetchSite is ["same-origin"] or ["none"];
        if (request.Headers.Origin is { Count: > 0 } origin) return origin.Count == 1 && origins.Contains(origin.ToString());
        return !request.Cookies.Keys.Any(name => name.EndsWith(StaffCookie.Name, StringComparison.Ordinal));
    }
}
