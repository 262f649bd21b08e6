using Microsoft.Extensions.Primitives;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// The headers that every answer of the pipeline carries (P51). It stands twice in the pipeline: first of all, and
/// behind the error handler, which clears the headers of what failed.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, SiteAddress site)
{
    private static readonly StringValues Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'";

    // A file asks for nothing, whoever opens it by itself; on a slow line the rest would be bytes for nothing.
    private static readonly StringValues OfFiles = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    // The one page that is shown within another of ours is the preview, and the one that shows it the editor's.
    private static readonly StringValues Framing = Policy.ToString().Replace("form-action", "frame-src 'self'; form-action", StringComparison.Ordinal);
    private static readonly StringValues Framed = Policy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);

    private static readonly StringValues Permissions =
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    // Short and for this host alone, until an operator says that the whole domain is ready for more.
    private readonly StringValues transport = site.IsHttps ? "max-age=86400" : StringValues.Empty;

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOf(context.Request.Path);
        if (IsFile(context.Request.Path)) context.Response.OnStarting(Lighten, context.Response);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin"; // never no-referrer: it turns a form's Origin into null
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = IsForOthers(context.Request.Path) ? "cross-origin" : "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (transport.Count > 0) headers.StrictTransportSecurity = transport;
        if (IsOnesOwn(context.Request)) headers.CacheControl = "no-store"; // until the page itself says so, and where none answers
        return next(context);
    }

    private static StringValues PolicyOf(PathString path)
    {
        if (IsFile(path)) return OfFiles;
        if (!path.StartsWithSegments("/admin/articles", out var rest) || rest.Value is not { Length: > 1 } page) return Policy;
        return page.EndsWith("/preview", StringComparison.Ordinal) ? Framed : page.LastIndexOf('/') == 0 ? Framing : Policy;
    }

    private static bool IsFile(PathString path) => path.StartsWithSegments("/css") || path.StartsWithSegments("/js") || path.StartsWithSegments("/fonts");

    // A file that is not there is answered with a page, which needs its style. One that is there has a tag and never changes.
    private static Task Lighten(object response)
    {
        var answer = (HttpResponse)response;
        if (answer.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) answer.Headers.ContentSecurityPolicy = Policy;
        if (answer.StatusCode != StatusCodes.Status200OK) return Task.CompletedTask;
        answer.Headers.Remove("Last-Modified");
        answer.Headers.Remove("X-Request-Id");
        return Task.CompletedTask;
    }

    private static bool IsOnesOwn(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        || request.Path.IsPrivate();

    // Pictures, the paper's card and feeds are there to be shown by others.
    private static bool IsForOthers(PathString path) =>
        path.StartsWithSegments("/media") || path.StartsWithSegments("/icons") || path.Value is { } p && (p.EndsWith(".xml", StringComparison.Ordinal) || p.EndsWith("/feed.json", StringComparison.Ordinal));
}
