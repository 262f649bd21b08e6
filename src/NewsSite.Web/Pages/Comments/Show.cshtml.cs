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

/// <summary>A writer's receipt: what became of the comment, and what its writer can still do. Nobody else finds this page.</summary>
public sealed class ShowModel(ReadDb db, CurrentEdition here, PageHead head, KnownArticles articles, OpenThreads threads, ReceiptSteps steps, FormStamps stamps, AddressKeys addresses, TimeProvider clock) : PageModel
{
    /// <summary>The code in its groups.</summary>
    public string Code { get; private set; } = "";
    public ReceiptView Receipt { get; private set; } = null!;

    /// <summary>Of the comment, once it is shown; until then of the comments.</summary>
    public string ArticleAddress { get; private set; } = "";

    /// <summary>The form in which the comment can be mended; null once its time is over.</summary>
    public MendForm? Mend { get; private set; }

    /// <summary>A reader's token, on the one page that ever shows it.</summary>
    public string? Token { get; private set; }

    /// <summary>It was asked for one that the comment does not give any more.</summary>
    public bool IsTokenSpent { get; private set; }

    /// <summary>Whether there is one to ask for.</summary>
    public bool MayHaveToken => Token is null && !IsTokenSpent && Receipt.MayHaveToken(clock.GetUtcNow().UtcDateTime);

    /// <summary>UTC of the day on which a token that is given now ends.</summary>
    public DateTime TokenEndsAt => clock.GetUtcNow().UtcDateTime.Date.AddDays(ReaderTokens.Days);

    public async Task<IActionResult> OnGetAsync(string receipt, CancellationToken stopping)
    {
        Hide();
        return ReceiptCode.Read(receipt) is { } code && await LoadAsync(code, stopping) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string receipt, [FromForm(Name = "")] ReceiptInput input, CancellationToken stopping)
    {
        Hide();
        if (ReceiptCode.Read(receipt) is not { } code) return NotFound();
        if (!ModelState.IsValid) return BadRequest();
        var done = await steps.TakeAsync(code, input, addresses.Of(HttpContext.Connection.RemoteIpAddress), stopping);
        if (done.IsUnknown) return BadRequest();
        if (done.IsErased) return this.SeeOther(here, "comments/erased");
        if (done is { Token: null, Fault: null, IsTokenSpent: false }) return this.SeeOther(here, $"comments/{code}");
        if (!await LoadAsync(code, stopping)) return NotFound();
        (Token, IsTokenSpent) = (done.Token, done.IsTokenSpent);
        if (done.Fault is not { } fault) return Page();
        var why = fault.WordKey == ReceiptSteps.TooLate && clock.GetUtcNow().UtcDateTime < Receipt.EditableUntil ? "receipt.mend-read" : fault.WordKey;
        Mend = new(input.Stamp ?? "", input.Name, input.Text, input.Token, here.Sentence(why, fault.Value), fault.Field);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What the receipt says of the comment: a key of the words. Where no editor has read what was rejected, it does not say that one has.</summary>
    public string StateWords => (Receipt.Shown, Receipt.Phase, Receipt.IsDecided) switch
    {
        (CommentState.Rejected, ScreeningPhases.BannedWord, false) => "receipt.rejected-word",
        (CommentState.Rejected, ScreeningPhases.Silenced, false) => "receipt.rejected-silenced",
        (var state, _, _) => $"receipt.{state.ToString().ToLowerInvariant()}",
    };

    private void Hide()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
    }

    private async Task<bool> IsOpenAsync(long articleId, CancellationToken stopping) =>
        await articles.FindAsync(articleId, stopping) is { } article && (await threads.OfAsync(article.Rule, stopping)).IsOpen;

    private async Task<bool> LoadAsync(string code, CancellationToken stopping)
    {
        if (await db.Receipts.ByCode(code).Select(ReceiptView.From(db.Receipts)).FirstOrDefaultAsync(stopping) is not { } view) return false;
        (Code, Receipt) = (code, view);
        var place = view is { State: CommentState.Published, IsWithdrawn: false } ? CommentKey.AddressOf(view.CommentId) : "#comments";
        ArticleAddress = $"{here.BaseOf(here.Paper.Edition(view.Edition) ?? here.Edition)}/{Article.PathOf(view.Slug)}{place}";
        if (view.IsEditable(clock.GetUtcNow().UtcDateTime) && await IsOpenAsync(view.ArticleId, stopping)) Mend = new(await stamps.OfAsync(view.ArticleId, stopping), view.IsFirst ? view.Name : null, view.Text); // else the name is another's who sent the same
        head.Siblings = here.Paper.Editions.Where(e => e != here.Edition).ToDictionary(e => e.Code, _ => $"comments/{code}"); // a switch of language keeps the way back
        head.IsUnlisted = true; // and no title: a history names the paper alone
        return true;
    }
}
