namespace NewsSite.Web.Operations;

/// <summary>A stylesheet names a font by a fixed address; the file's own name carries its version, so a browser need never ask again.</summary>
internal sealed class FontsAreKept(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/fonts"))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK) context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        }
        return next(context);
    }
}
