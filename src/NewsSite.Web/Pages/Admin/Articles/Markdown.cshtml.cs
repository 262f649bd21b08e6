using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>How a text is written, in a tab beside the one in which it is: the editor itself stays light.</summary>
public sealed class MarkdownModel(CurrentEdition here, PageHead head) : PageModel, IDeskPage
{
    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public void OnGet() => head.Title = here.Words["desk.markdown"];
}
