using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>One comment with all that can be done about it: its reports, a decision in words, blacking out, an answer, its sender and its thread.</summary>
public sealed class ShowModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, DecideComments decide, CommentSteps steps, Senders senders, TimeProvider clock) : PageModel, IDeskPage
{
    public CommentCard Card { get; private set; } = null!;
    public IReadOnlyList<CommentReport> Reports { get; private set; } = [];

    /// <summary>Whether what was blacked out can still be shown again.</summary>
    public bool IsRedactionKept { get; private set; }

    /// <summary>Whether memory still knows who sent it.</summary>
    public bool IsSenderKnown { get; private set; }
    public bool IsSenderSilenced { get; private set; }
    public bool IsThreadClosed { get; private set; }

    /// <summary>What was done a moment ago: a step's name.</summary>
    public string? Done { get; private set; }

    /// <summary>Why a step was not taken: a key of the words.</summary>
    public string? Fault { get; private set; }
    public StepInput Input { get; private set; } = new();

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(long id, string? done, CancellationToken stopping)
    {
        Done = Enum.TryParse<CommentStep>(done, ignoreCase: true, out var step) && Enum.IsDefined(step) ? step.ToString().ToLowerInvariant() : null;
        return await LoadAsync(id, stopping) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromForm(Name = "")] StepInput input, [FromForm(Name = "")] DecisionInput decision, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await db.Comments.AnyAsync(c => c.Id == id && c.State != CommentState.Withdrawn, stopping)) return NotFound();
        if (input.Step is { } step && Enum.IsDefined(step))
        {
            Fault = await steps.TakeAsync(id, step, input, desk.Me.Id, HttpContext.Connection.RemoteIpAddress, stopping);
            if (Fault is null) return this.SeeOther($"/admin/comments/{id}?done={step.ToString().ToLowerInvariant()}");
        }
        else if (decision.Read() is { } decided)
        {
            var outcome = await decide.RunAsync(decided, [new(id, decision.Seen)], desk.Me.Id, stopping);
            return this.SeeOther($"/admin/comments?decided={id}{(outcome.ActId is { } act ? $"&act={act}" : "&missed=1")}");
        }
        else
        {
            return BadRequest();
        }
        Input = input;
        if (!await LoadAsync(id, stopping)) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Comments.AsNoTracking().Where(c => c.Id == id && c.State != CommentState.Withdrawn).Select(CommentCard.From).FirstOrDefaultAsync(stopping) is not { } card) return false;
        Card = card;
        head.Title = here.Words.Format("desk.comment", PlainText.Isolate(card.Name ?? here.Words["comment.reader"]));
        Reports = await db.CommentReports.AsNoTracking().Where(r => r.CommentId == id).OrderByDescending(r => r.Id).Take(50).ToListAsync(stopping);
        IsRedactionKept = await db.RedactedTexts.AnyAsync(t => t.CommentId == id, stopping);
        IsThreadClosed = await db.Articles.AnyAsync(a => a.Code == card.ArticleCode && a.Comments == CommentsRule.Closed, stopping);
        (IsSenderKnown, IsSenderSilenced) = (senders.IsKnown(id, now), senders.IsSenderSilenced(id, now));
        return true;
    }
}
