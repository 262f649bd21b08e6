using Microsoft.AspNetCore.Routing.Patterns;

namespace NewsSite.Web.Operations;

/// <summary>
/// Behind routing, which takes any case and a slash at the end: one page has one address, and the others lead to it.
/// Pages that are cached never come here, and none is cached under another spelling.
/// </summary>
internal sealed class OneAddress(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        var path = request.Path.Value ?? "";
        var written = Written(endpoint.RoutePattern, path, request.RouteValues);
        if (written == path || path.Length == 0) return next(context);
        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = request.PathBase.ToUriComponent() + new PathString(written).ToUriComponent() + request.QueryString.ToUriComponent();
        context.Response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }

    /// <summary>The path as the route writes it; its values, slugs above all, as they came.</summary>
    private static string Written(RoutePattern route, string path, RouteValueDictionary values)
    {
        var given = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (given.Length > route.PathSegments.Count) return path; // a route that takes whatever follows, as that of unpublished files
        return "/" + string.Join('/', given.Select((segment, i) => route.PathSegments[i] switch
        {
            { IsSimple: true, Parts: [RoutePatternLiteralPart literal] } => literal.Content,
            { IsSimple: true } => segment,
            var mixed => string.Concat(mixed.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => values[parameter.Name]?.ToString(),
                _ => "",
            })),
        }));
    }
}
