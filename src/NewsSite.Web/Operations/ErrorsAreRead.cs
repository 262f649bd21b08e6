using Microsoft.AspNetCore.Diagnostics;

namespace NewsSite.Web.Operations;

/// <summary>
/// The page that stands in for a failed answer is read, whatever was asked for: else the guards behind this would refuse
/// it for the reason that it tells.
/// </summary>
internal sealed class ErrorsAreRead(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var failed = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (failed)
        {
            if (HttpMethods.IsPost(method)) await ReadFormAsync(context);
            context.Request.ContentType = null; // what could not be read is not tried again
            if (!HttpMethods.IsHead(method)) context.Request.Method = HttpMethods.Get;
        }
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    // Words that somebody typed are given back by the page of the error: those of the desk, and a reader's under an article.
    private static async Task ReadFormAsync(HttpContext context)
    {
        PathString path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (!context.Request.HasFormContentType || !(path.StartsWithSegments("/admin") || path.StartsWithSegments("/articles"))) return;
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            // then there is nothing to give back
        }
    }
}
