using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Comments;

/// <summary>Where a writer types the code of a receipt. It is posted, so that no log and no history keeps it as a query.</summary>
public sealed class IndexModel(ReadDb db, CurrentEdition here, PageHead head) : PageModel
{
    public string? Typed { get; private set; }
    public bool IsUnknown { get; private set; }

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostAsync(string? receipt, CancellationToken stopping)
    {
        Show();
        Typed = receipt;
        if (ReceiptCode.Read(receipt) is { } code && await db.Receipts.ByCode(code).AnyAsync(stopping))
            return this.SeeOther(here, $"comments/{code}");
        IsUnknown = true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Show()
    {
        Response.Headers.CacheControl = "no-store";
        head.Title = here.Words["receipt.find"];
        head.Siblings = here.Paper.Editions.Where(e => e != here.Edition).ToDictionary(e => e.Code, _ => "comments");
        head.IsUnlisted = true;
    }
}
