using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Comments;

/// <summary>After a comment was erased with its receipt: the same for everyone, so that it tells nothing of anyone.</summary>
public sealed class ErasedModel(PageHead head) : PageModel
{
    // And no title: as neutral as a receipt's.
    public void OnGet() => (head.IsUnlisted, head.IsInEveryEdition, head.Path) = (true, true, "comments/erased");
}
