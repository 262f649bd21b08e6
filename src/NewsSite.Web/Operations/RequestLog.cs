using System.Diagnostics;

namespace NewsSite.Web.Operations;

/// <summary>
/// One line for each request that reached a page, failed, wrote or took long; what the cache served is counted. It names
/// the route, never the address of a page that is a secret, and never who asked (P48).
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private const double Long = 500;

    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var status = context.Response.StatusCode;
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (route is not null || status >= 500 || took > Long || HttpMethods.IsPost(context.Request.Method))
            {
                log.Log(
                    status >= 500 ? LogLevel.Error : LogLevel.Information,
                    "{Method} {Edition}/{Route} {Status} in {Milliseconds:0} ms ({RequestId})",
                    Known(context.Request.Method), context.Request.PathBase.Value, route?.TrimStart('/') ?? "-", status, took, context.TraceIdentifier);
            }
        }
    }

    private static string Known(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) ? method : "other";
}
