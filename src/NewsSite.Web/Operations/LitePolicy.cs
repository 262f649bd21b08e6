using Microsoft.Extensions.Primitives;

namespace NewsSite.Web.Operations;

/// <summary>
/// What a lite page may load: the one style that it brings along, by its digest, and its icon. It asks for nothing, but who
/// judges it from within may read the site's own <c>robots.txt</c>, as search engines' checks do. Like
/// <see cref="SecurityHeaders"/> it stands twice in the pipeline.
/// </summary>
/// <param name="style">The digest as a policy writes it: <c>sha256-…</c>.</param>
internal sealed class LitePolicy(RequestDelegate next, string style)
{
    private readonly StringValues policy =
        $"default-src 'none'; style-src '{style}'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsLite()) context.Response.Headers.ContentSecurityPolicy = policy;
        return next(context);
    }
}
