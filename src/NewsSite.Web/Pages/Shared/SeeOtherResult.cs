using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Publishing;

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

    /// <param name="here">The edition and form in which the reader stays.</param>
    /// <param name="path">Below the edition, without a slash in front; it may hold any letters.</param>
    /// <param name="anchor">With its <c>#</c>.</param>
    public static StatusCodeResult SeeOther(this PageModel page, CurrentEdition here, string path, string anchor = "") =>
        page.SeeOther($"{here.PathBase}/{SiteAddress.Escaped(path)}{anchor}");
}
