using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// Moves an edition's prefix from the path into the path base, before routing: links and forms stay in the edition by
/// themselves. One page has one address: <c>/fa/</c> and the default edition's own prefix lead to it.
/// </summary>
internal sealed class EditionRouting(RequestDelegate next, CurrentPaper paper)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        foreach (var edition in paper.Value.Editions)
        {
            if (edition.Prefix.Length == 0)
            {
                var bare = "/" + edition.Code.Split('-')[0];
                if (request.Path.StartsWithSegments(bare, StringComparison.Ordinal, out var below)) return MovedTo(context, "/" + below.Value?.TrimStart('/')); // "//host" would lead away (P19)
                continue;
            }
            if (!request.Path.StartsWithSegments(edition.PathBase, StringComparison.Ordinal, out var rest)) continue;
            if (rest == "/") return MovedTo(context, edition.PathBase);
            request.PathBase = edition.PathBase;
            request.Path = rest;
            break;
        }
        return next(context);
    }

    private static Task MovedTo(HttpContext context, PathString path)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }
}

/// <summary>Behind the page cache: tells the request's services in which edition it is answered. A page that is cached never needs them.</summary>
internal sealed class EditionInUse(RequestDelegate next, CurrentPaper paper)
{
    public Task InvokeAsync(HttpContext context, CurrentEdition current)
    {
        if (context.Request.PathBase.Value is { Length: > 1 } prefix && paper.Value.Editions.Find(e => e.PathBase == prefix) is { } edition) current.Edition = edition;
        return next(context);
    }
}
