using Microsoft.AspNetCore.Http.Features;

namespace NewsSite.Web.Operations;

/// <summary>
/// Behind routing, which knows what each page takes. A browser that is cut off while it sends reads no answer, so what
/// says that it is too large is let come, within a bound, and thrown away before it is refused.
/// </summary>
internal sealed class TooLarge(RequestDelegate next)
{
    private const long MostThrownAway = 100 << 20;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit || !(request.ContentLength > limit.MaxRequestBodySize))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (request.ContentLength > MostThrownAway) return;
        limit.MaxRequestBodySize = MostThrownAway;
        try
        {
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        catch (IOException)
        {
            // then nobody is there to read the answer
        }
    }
}
