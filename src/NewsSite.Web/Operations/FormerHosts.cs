using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>Names under which the paper once stood (<c>Site__FormerHosts</c>): each address leads to the same one of today.</summary>
internal sealed class FormerHosts(RequestDelegate next, SiteAddress site, IConfiguration settings)
{
    private readonly HashSet<string> hosts = new(
        (settings["Site:FormerHosts"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (hosts.Count == 0 || !hosts.Contains(context.Request.Host.Host)) return next(context);
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = site.BaseUrl + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }
}
