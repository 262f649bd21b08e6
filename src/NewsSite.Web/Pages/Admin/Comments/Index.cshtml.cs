using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>The comments that wait, oldest first, and the decision on each; the last one can be turned round.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Length = 25;

    public IReadOnlyList<WaitingComment> Waiting { get; private set; } = [];

    /// <summary>The comment that was decided a moment ago.</summary>
    public DecidedComment? Decided { get; private set; }

    /// <summary>Whether it had changed before the decision came, which then was not taken.</summary>
    public bool IsMissed { get; private set; }
    public bool IsContinued { get; private set; }
    public long? Next { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(long? after, long? decided, string? missed, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return NotFound();
        head.Title = here.Words["desk.comments"];
        (IsMissed, IsContinued) = (missed is not null, after is not null);
        if (decided is not null) Decided = await db.Comments.AsNoTracking().Where(c => c.Id == decided).Select(c => new DecidedComment(c.Id, c.Name, c.State)).FirstOrDefaultAsync(stopping);
        var waiting = await db.Comments.AsNoTracking().Waiting().After(after).OldestFirst().Select(WaitingComment.From).Take(Length + 1).ToListAsync(stopping);
        Waiting = [.. waiting.Take(Length)];
        Next = waiting.Count > Length ? Waiting[^1].Id : null;
        return Page();
    }

    /// <param name="id">Of the comment.</param>
    /// <param name="decision"><c>approve</c> or <c>reject</c>.</param>
    /// <param name="seen">How the comment stood on the page that was decided on: another's decision is not overturned unseen.</param>
    /// <param name="after">The part of the list to go back to.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(long id, string? decision, CommentState seen, long? after, CancellationToken stopping)
    {
        if (!ModelState.IsValid || decision is not ("approve" or "reject")) return BadRequest();
        if (await db.Comments.FirstOrDefaultAsync(c => c.Id == id, stopping) is not { } comment) return NotFound();
        var isDecided = comment.State == seen && seen != CommentState.Withdrawn && await DecideAsync(comment, decision, stopping);
        var query = string.Create(CultureInfo.InvariantCulture, $"?decided={id}{(isDecided ? "" : "&missed=1")}{(after is null ? "" : $"&after={after}")}");
        return this.SeeOther("/admin/comments" + query);
    }

    private async Task<bool> DecideAsync(Comment comment, string decision, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (decision == "approve") comment.Approve(now);
        else comment.Reject(now);
        try
        {
            await db.SaveChangesAsync(stopping);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // its writer, or another of the staff, was faster by a moment
        }
    }
}

/// <summary>A comment after a decision.</summary>
public sealed record DecidedComment(long Id, string? Name, CommentState State);
