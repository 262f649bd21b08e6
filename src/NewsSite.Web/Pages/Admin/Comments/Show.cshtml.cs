using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>One comment with all that can be done about it: its reports, a decision in words, blacking out, an answer, its sender and its thread.</summary>
public sealed class ShowModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, DecideComments decide, CommentSteps steps, OpenThreads threads, Senders senders, TimeProvider clock) : PageModel, IDeskPage
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

    /// <summary>Words to the writer that were not taken.</summary>
    public string? Note { get; private set; }

    /// <summary>Its own address, which knows the list from which one came.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The list, at this comment.</summary>
    public string ListAddress { get; private set; } = "";

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(long id, [FromQuery(Name = "")] CommentFilter filter, long? after, string? done, CancellationToken stopping)
    {
        if (!ComeFrom(filter, id, after)) return NotFound();
        Done = Enum.TryParse<CommentStep>(done, ignoreCase: true, out var step) && Enum.IsDefined(step) ? step.ToString().ToLowerInvariant() : null;
        return await LoadAsync(id, stopping) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromQuery(Name = "")] CommentFilter filter, long? after, [FromForm(Name = "")] StepInput input, [FromForm(Name = "")] DecisionInput decision, CancellationToken stopping)
    {
        if (!ComeFrom(filter, id, after)) return BadRequest();
        if (!await db.Comments.AnyAsync(c => c.Id == id && c.State != CommentState.Withdrawn, stopping)) return NotFound();
        if (input.Step is { } step && Enum.IsDefined(step))
        {
            Fault = await steps.TakeAsync(id, step, input, desk.Me.Id, HttpContext.Connection.RemoteIpAddress, stopping);
            if (Fault is null) return this.SeeOther(QueryHelpers.AddQueryString(Address, "done", step.ToString().ToLowerInvariant()));
        }
        else if (decision.IsOverlong)
        {
            (Fault, Note) = ("desk.reason-too-long", decision.Note);
        }
        else if (decision.Read() is { } decided)
        {
            var next = await NextAsync(filter, id, stopping);
            var outcome = await decide.RunAsync(decided, [new(id, decision.Seen)], desk.Me.Id, stopping);
            return this.SeeOther(filter.Address(after, next, ("decided", id), ("act", outcome.ActId), ("missed", outcome.ActId is null ? 1 : null)));
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

    private bool ComeFrom(CommentFilter filter, long id, long? after)
    {
        (Address, ListAddress) = (filter.AddressOf(id, after), filter.Address(after, id));
        return ModelState.IsValid && filter.IsWellFormed;
    }

    /// <summary>The comment below this one in the list, at which the list opens after a decision.</summary>
    private async Task<long?> NextAsync(CommentFilter filter, long id, CancellationToken stopping)
    {
        var article = string.IsNullOrEmpty(filter.Article) ? null : await db.Articles.Where(a => a.Code == filter.Article).Select(a => (long?)a.Id).FirstOrDefaultAsync(stopping);
        var listed = filter.Of(db, article);
        return await (filter.IsNewestFirst ? listed.Before(id).NewestFirst() : listed.After(id).OldestFirst()).Select(c => (long?)c.Id).FirstOrDefaultAsync(stopping);
    }

    private async Task<bool> LoadAsync(long id, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Comments.AsNoTracking().Where(c => c.Id == id && c.State != CommentState.Withdrawn).Select(CommentCard.From).FirstOrDefaultAsync(stopping) is not { } card) return false;
        Card = card;
        head.Title = here.Words.Format("desk.comment", PlainText.Isolate(here.Commenter(card.Name, card.IsOfStaff)));
        Reports = await db.CommentReports.AsNoTracking().Where(r => r.CommentId == id).OrderByDescending(r => r.Id).Take(50).ToListAsync(stopping);
        IsRedactionKept = await db.RedactedTexts.AnyAsync(t => t.CommentId == id, stopping);
        IsThreadClosed = (await threads.OfAsync(await db.Articles.Where(a => a.Code == card.ArticleCode).Select(a => new ThreadRule(a.Comments, a.CommentsUntil, a.PublishedAt ?? now)).FirstAsync(stopping), stopping)).IsClosedByArticle;
        (IsSenderKnown, IsSenderSilenced) = (senders.IsKnown(id, now), senders.IsSenderSilenced(id, now));
        return true;
    }
}
