using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsSite.Web.Operations;

/// <summary>
/// A page answers what it has a method for, and forms that could be read. Without this a page without <c>OnPost</c> is
/// shown to a POST with nothing loaded, and a form that was too large arrives as an empty one.
/// </summary>
internal sealed class HandledOnly : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            await next();
        }
        else if (context.HandlerMethod is null)
        {
            context.HttpContext.Response.Headers.Allow = "GET, HEAD";
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (await FaultOfFormAsync(context.HttpContext.Request) is { } status)
        {
            context.Result = new StatusCodeResult(status);
        }
        else
        {
            await next();
        }
    }

    // Binding has read it already, and kept to itself why it could not.
    private static async Task<int?> FaultOfFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
