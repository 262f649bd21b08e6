using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace NewsSite.Web.Operations;

/// <summary>
/// One line for each request that reached a page, failed, wrote or took long; what the cache served is counted, and files
/// have none. It names the route, never the address of a page that is a secret, and never who asked (P48). Its number
/// stands in the answer, for who reports a fault.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private const double Long = 500;

    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        var reached = new Reached();
        context.Features.Set(reached);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var status = context.Response.StatusCode;
            if (reached.IsPage || status >= 500 || took > Long || HttpMethods.IsPost(context.Request.Method))
            {
                log.Log(
                    status >= 500 ? LogLevel.Error : LogLevel.Information,
                    "{Method} {Edition}/{Route} {Status} in {Milliseconds:0} ms ({RequestId})",
                    Known(context.Request.Method), context.Request.PathBase.Value, reached.Route?.TrimStart('/') ?? "-", status, took, context.TraceIdentifier);
            }
        }
    }

    private static string Known(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) ? method : "other";

    private sealed class Reached
    {
        public bool IsPage { get; set; }
        public string? Route { get; set; }
    }

    /// <summary>Behind routing: notes what was asked for. The page of an error is not it.</summary>
    internal sealed class Route(RequestDelegate next)
    {
        public Task InvokeAsync(HttpContext context)
        {
            var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
            if (!isErrorPage && context.Features.Get<Reached>() is { } reached)
            {
                var endpoint = context.GetEndpoint() as RouteEndpoint;
                reached.Route = endpoint?.RoutePattern.RawText;
                reached.IsPage = endpoint is not null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null;
            }
            return next(context);
        }
    }
}
