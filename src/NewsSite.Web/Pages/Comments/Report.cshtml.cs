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

/// <summary>Where a reader says that an editor should look at a comment.</summary>
[RequestSizeLimit(64 << 10)]
public sealed class ReportModel(ReadDb db, CurrentEdition here, PageHead head, Freshness freshness, ReportComment report, AddressKeys addresses, TimeProvider clock) : PageModel
{
    public ShownComment Comment { get; private set; } = null!;
    public string Path { get; private set; } = "";
    public string BackPath { get; private set; } = "";
    public ReportReason? Reason { get; private set; }
    public string? Typed { get; private set; }

    /// <summary>What became of a report, and why one was not taken: keys of the words.</summary>
    public string? Done { get; private set; }
    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, long id, CancellationToken stopping) => await LoadAsync(slug, id, stopping) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, long id, ReportReason? reason, string? words, CancellationToken stopping)
    {
        if (!await LoadAsync(slug, id, stopping)) return NotFound();
        Response.Headers.CacheControl = "no-store";
        (Reason, Typed) = (reason, words);
        var outcome = reason is { } why && Enum.IsDefined(why) ? await report.RunAsync(id, why, words, addresses.Of(HttpContext.Connection.RemoteIpAddress), stopping) : (ReportOutcome?)null;
        switch (outcome)
        {
            case ReportOutcome.Taken: Done = "comment.report-taken"; break;
            case ReportOutcome.Known: Done = "comment.report-known"; break;
            case ReportOutcome.Gone: return NotFound();
            case ReportOutcome.TooMany:
                Error = "comment.flooded";
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                break;
            default:
                Error = outcome is null ? "comment.report-no-reason" : "comment.report-too-long";
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                break;
        }
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, long id, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var articleId = await db.Articles.In(here.Edition.Code).Where(a => a.Slug == slug).Published(now).Select(a => (long?)a.Id).FirstOrDefaultAsync(stopping);
        if (articleId is not { } article || await db.Comments.Under(article).Shown().Where(c => c.Id == id).Select(ShownComment.From).FirstOrDefaultAsync(stopping) is not { } comment) return false;
        freshness.ArticleId = article;
        Comment = comment;
        Path = $"{Article.PathOf(slug)}/comments/{id}/report";
        BackPath = $"{Article.PathOf(slug)}{CommentKey.AddressOf(id)}";
        head.Title = here.Words["comment.report-title"];
        head.IsUnlisted = true;
        return true;
    }
}
