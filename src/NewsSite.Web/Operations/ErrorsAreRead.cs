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
            context.Request.ContentType = null; // what was sent is none of its business, and may be unreadable
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
}
