using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsSite.Web.Pages.Account;

/// <summary>Signed in, but not for this.</summary>
public sealed class DeniedModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
