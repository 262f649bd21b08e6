using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsSite.Web.Pages.Shared;

/// <summary>After a form: the answer stands at another address, which is read with GET.</summary>
public static class SeeOtherResult
{
    /// <param name="path">Root-absolute, of our own making, percent-encoded.</param>
    public static StatusCodeResult SeeOther(this PageModel page, string path)
    {
        page.Response.Headers.Location = path;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }
}
