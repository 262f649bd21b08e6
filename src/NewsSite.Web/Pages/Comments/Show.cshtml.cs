using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Comments;

/// <summary>A writer's receipt: what became of the comment, and the way to take it back. Nobody else finds this page.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, WithdrawComment withdraw) : PageModel
{
    /// <summary>The code in its groups.</summary>
    public string Code { get; private set; } = "";
    public ReceiptView Receipt { get; private set; } = null!;

    /// <summary>Of the comment, once it is shown; until then of the comments.</summary>
    public string ArticleAddress { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string receipt, CancellationToken stopping)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (ReceiptCode.Read(receipt) is not { } code) return NotFound();
        if (await db.Receipts.ByCode(code).Select(r => new ReceiptView(r.CommentId, r.Comment.State, r.Comment.Text, r.WithdrawnAt != null, r.Comment.ArticleId, r.Comment.Article.Edition, r.Comment.Article.Slug))
            .FirstOrDefaultAsync(stopping) is not { } view) return NotFound();
        Code = code;
        Receipt = view;
        var place = view is { State: CommentState.Published, IsWithdrawn: false } ? await CommentPage.AddressOfAsync(db, view.ArticleId, view.CommentId, stopping) : "#comments";
        ArticleAddress = $"{here.BaseOf(here.Paper.Edition(view.Edition) ?? here.Edition)}/{Article.PathOf(view.Slug)}{place}";
        head.IsUnlisted = true; // and no title: a history names the paper alone
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string receipt, CancellationToken stopping)
    {
        if (ReceiptCode.Read(receipt) is not { } code) return NotFound();
        await withdraw.RunAsync(code, stopping);
        Response.Headers.CacheControl = "no-store";
        return this.SeeOther(here, $"comments/{code}");
    }
}

/// <summary>What a receipt tells of its comment.</summary>
public sealed record ReceiptView(long CommentId, CommentState State, string Text, bool IsWithdrawn, long ArticleId, string Edition, string Slug);
