using Microsoft.Extensions.Primitives;

namespace NewsSite.Web.Operations;

/// <summary>
/// What a lite page may load: the one style that it brings along, by its digest, and its icon. Like
/// <see cref="SecurityHeaders"/> it stands twice in the pipeline.
/// </summary>
/// <param name="style">The digest as a policy writes it: <c>sha256-…</c>.</param>
internal sealed class LitePolicy(RequestDelegate next, string style)
{
    private readonly StringValues policy =
        $"default-src 'none'; style-src '{style}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsLite()) context.Response.Headers.ContentSecurityPolicy = policy;
        return next(context);
    }
}
