using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages;

/// <summary>Stands in for an answer that failed, in the edition's language. Asked for by its own address, there is no such page.</summary>
public sealed class ErrorModel(PageHead head) : PageModel
{
    /// <summary>Which words are shown: a status that has words of its own, else 400 or 500.</summary>
    public string Kind { get; private set; } = "404";

    public OriginRefusal? Refusal { get; private set; }

    public void OnGet([FromRoute] int status)
    {
        head.IsUnlisted = true;
        var isAskedFor = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null;
        Response.StatusCode = isAskedFor ? StatusCodes.Status404NotFound : status;
        Kind = Response.StatusCode switch
        {
            400 or 403 or 404 or 405 or 410 or 413 or 429 or 503 => Response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
            < 500 => "400",
            _ => "500",
        };
        head.IsAlone = Kind == "500";
        Refusal = HttpContext.Features.Get<OriginRefusal>();
        // What is not there may be there soon; the page cache remembers a missing address for a moment all the same.
        if (Response.StatusCode is not (404 or 410)) Response.Headers.CacheControl = "no-store";
        else if (Response.Headers.CacheControl.Count == 0) Response.Headers.CacheControl = "no-cache";
    }
}
