namespace NewsSite.Web.Operations;

/// <summary>Pages would answer DELETE and TRACE as if they were GET: other methods than ours end here.</summary>
internal sealed class AllowedMethods(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
