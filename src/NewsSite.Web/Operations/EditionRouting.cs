using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// Moves an edition's prefix, then that of the lite form, from the path into the path base, before routing: links and forms
/// stay in both by themselves. One page has one address: <c>/fa/</c>, <c>/lite/</c> and the default edition's own prefix lead to it.
/// </summary>
internal sealed class EditionRouting(RequestDelegate next, CurrentPaper paper)
{
    private Prefixes known = new(null, []);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        foreach (var (prefix, isDefaults) in Known())
        {
            if (!request.Path.StartsWithSegments(prefix, StringComparison.Ordinal, out var rest)) continue;
            if (isDefaults) return MovedTo(context, "/" + rest.Value?.TrimStart('/')); // "//host" would lead away (P19)
            if (rest == "/") return MovedTo(context, prefix);
            request.PathBase = prefix;
            request.Path = rest;
            break;
        }
        if (request.Path.StartsWithSegments(Edition.LitePath, StringComparison.Ordinal, out var page))
        {
            var lite = request.PathBase.Add(Edition.LitePath);
            if (page == "/") return MovedTo(context, lite);
            request.PathBase = lite;
            request.Path = page;
        }
        return next(context);
    }

    // Put together once for each version of the paper: this is asked before every page, cached ones too.
    private (PathString Prefix, bool IsDefaults)[] Known()
    {
        var now = paper.Value;
        if (known.Of != now)
            known = new(now, [.. now.Editions.Select(e => e.Prefix.Length == 0 ? (new PathString("/" + e.OwnPrefix), true) : (new PathString(e.PathBase), false))]);
        return known.All;
    }

    private sealed record Prefixes(Paper? Of, (PathString Prefix, bool IsDefaults)[] All);

    private static Task MovedTo(HttpContext context, PathString path)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }
}

/// <summary>Behind the page cache: tells the request's services in which edition and form it is answered. A page that is cached never needs them.</summary>
internal sealed class EditionInUse(RequestDelegate next, CurrentPaper paper)
{
    public Task InvokeAsync(HttpContext context, CurrentEdition current)
    {
        if (context.Request.PathBase.Value is { Length: > 1 } prefix)
        {
            current.IsLite = context.Request.IsLite();
            if (paper.Value.Editions.Find(e => e.BaseIn(current.IsLite) == prefix) is { } edition) current.Edition = edition;
        }
        return next(context);
    }
}
