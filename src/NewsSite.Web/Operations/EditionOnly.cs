namespace NewsSite.Web.Operations;

/// <summary>Behind routing: what is not there in every edition is not below an edition's prefix either, the desk and the style sheets included.</summary>
internal sealed class EditionOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.PathBase.HasValue && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<InEveryEdition>() is null)
        {
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        return next(context);
    }
}
