namespace NewsSite.Web.Operations;

/// <summary>Behind routing: what is not there in every edition is not below an edition's prefix either, the desk and the style sheets included; of those that are, readers' pages alone have a lite form.</summary>
internal sealed class EditionOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.PathBase.HasValue && context.GetEndpoint() is { } endpoint && !IsThere(endpoint.Metadata, context.Request.IsLite()))
        {
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        return next(context);
    }

    private static bool IsThere(EndpointMetadataCollection known, bool lite) =>
        known.GetMetadata<InEveryEdition>() is not null && (!lite || known.GetMetadata<InLite>() is not null);
}
