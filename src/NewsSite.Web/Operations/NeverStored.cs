namespace NewsSite.Web.Operations;

/// <summary>Whatever the desk and the account folder answer, refusals and detours included, is kept by no cache (P11).</summary>
internal sealed class NeverStored(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.IsOfStaff())
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }
        return next(context);
    }
}
