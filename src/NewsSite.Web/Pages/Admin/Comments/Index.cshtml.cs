using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>The comments that wait, were reported or decided on, and the decision on one, on some or on all that the list holds.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, DecideComments decide, UndoDecision undo, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Length = 25;

    /// <summary>Reports of which the cards of one page tell.</summary>
    private const int MostReports = 50 * Length;

    public CommentFilter Filter { get; private set; } = new();
    public IReadOnlyList<CommentCard> Cards { get; private set; } = [];

    /// <summary>The same as the page shows them.</summary>
    public IReadOnlyList<CardView> Views { get; private set; } = [];

    /// <summary>Under which they stand; null for all.</summary>
    public ArticleRow? Article { get; private set; }

    /// <summary>What was done a moment ago; null where nothing was.</summary>
    public DoneView? Done { get; private set; }
    public bool IsContinued { get; private set; }

    /// <summary>How many the list holds, on whatever page, and the last of them: what a decision on all is about.</summary>
    public (int Count, long UpTo) All { get; private set; }

    /// <summary>What the screening gave as its reason for some of the comments there are, to choose from.</summary>
    public IReadOnlyList<string> Phases { get; private set; } = [];

    /// <summary>Whether the form is closed for all of the paper, and whether a wave of comments did that.</summary>
    public Discussion? Closed { get; private set; }

    /// <summary>The id after which the list goes on.</summary>
    public long? Next { get; private set; }

    /// <summary>A decision whose words to the writers were too many.</summary>
    public DecisionInput? Overlong { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "")] CommentFilter filter, long? after, long? decided, long? act, int? missed, int? undone, string? unticked, CancellationToken stopping)
    {
        if (await LoadAsync(filter, stopping) is not { } comments) return NotFound();
        Done = await DoneView.LoadAsync(db, decided, act, missed, undone, unticked is not null, stopping);
        await FillAsync(comments, after, stopping);
        return Page();
    }

    private async Task FillAsync(IQueryable<Comment> comments, long? after, CancellationToken stopping)
    {
        IsContinued = after is not null;
        Closed = await db.Discussions.AsNoTracking().SingleOrDefaultAsync(stopping) is { } whole && whole.IsClosed(clock.GetUtcNow().UtcDateTime) ? whole : null;
        Phases = await (Filter with { Phase = null }).Of(db, Article?.Id).Select(c => c.Phase).Distinct().OrderBy(p => p).ToListAsync(stopping);
        var count = await comments.CountAsync(stopping);
        All = (count, count == 0 ? 0 : await comments.MaxAsync(c => c.Id, stopping));
        comments = Filter.IsNewestFirst ? comments.Before(after).NewestFirst() : comments.After(after).OldestFirst();
        var cards = await comments.Select(CommentCard.From).Take(Length + 1).ToListAsync(stopping);
        Cards = [.. cards.Take(Length)];
        Next = cards.Count > Length ? Cards[^1].Id : null;
        Views = await ViewsAsync(cards, after, stopping);
    }

    public async Task<IActionResult> OnPostAsync([FromQuery(Name = "")] CommentFilter filter, [FromForm(Name = "")] DecisionInput input, long? after, CancellationToken stopping)
    {
        if (await LoadAsync(filter, stopping) is not { } comments) return BadRequest();
        if (input is { Decision: "undo", Act: { } act }) return Back(("undone", await undo.RunAsync(act, stopping) ?? 0));
        if (input.IsOverlong)
        {
            Overlong = input;
            await FillAsync(comments, after, stopping);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (input.Read() is not { } decision) return BadRequest();
        if (input.Id is { } one && !await db.Comments.AnyAsync(c => c.Id == one, stopping)) return NotFound();
        var seen = input.UpTo is { } upTo
            ? await comments.Where(c => c.Id <= upTo).OrderBy(c => c.Id).Take(DecideComments.Most).Select(c => new SeenComment(c.Id, c.State)).ToListAsync(stopping)
            : input.Ticked();
        if (seen.Count == 0 && input.UpTo is null) return Back(("unticked", 1));
        var done = await decide.RunAsync(decision, seen, desk.Me.Id, stopping);
        return this.SeeOther(Filter.Address(after, input.Next, ("decided", input.Id), ("act", done.ActId), ("missed", done.Missed > 0 ? done.Missed : null)));
    }

    private async Task<IQueryable<Comment>?> LoadAsync(CommentFilter filter, CancellationToken stopping)
    {
        if (!ModelState.IsValid || !filter.IsWellFormed || (!string.IsNullOrEmpty(filter.Edition) && here.Paper.Edition(filter.Edition) is null)) return null;
        Filter = filter;
        head.Title = here.Words["desk.comments"];
        if (!string.IsNullOrEmpty(filter.Article))
        {
            Article = await db.Articles.Where(a => a.Code == filter.Article).Select(ArticleRow.From).FirstOrDefaultAsync(stopping);
            // Whoever moderates learns no headline before readers do.
            if (Article is null || !(desk.Me.MayPublish || Article.PublishedAt <= clock.GetUtcNow().UtcDateTime)) return null;
        }
        return filter.Of(db, Article?.Id).AsNoTracking();
    }

    /// <param name="cards">Those of the page, and the one below them.</param>
    /// <param name="after">The id after which the page begins.</param>
    /// <param name="stopping">Ends it.</param>
    private async Task<IReadOnlyList<CardView>> ViewsAsync(List<CommentCard> cards, long? after, CancellationToken stopping)
    {
        var reported = Cards.Where(c => c.Reports > 0).Select(c => c.Id).ToList();
        var reports = reported.Count == 0 ? [] : await db.CommentReports.AsNoTracking().Where(r => reported.Contains(r.CommentId)).OrderByDescending(r => r.Id).Take(MostReports).Select(r => new { r.CommentId, r.Reason }).ToListAsync(stopping);
        var reasons = reports.ToLookup(r => r.CommentId, r => r.Reason);
        return [.. Cards.Select((card, i) => new CardView(card, Filter.Address(after), Filter.AddressOf(card.Id, after), IsListed: true, i + 1 < cards.Count ? cards[i + 1].Id : null,
            [.. reasons[card.Id].Take(card.Reports).CountBy(reason => reason).OrderByDescending(r => r.Value).Select(r => (r.Key, r.Value))]))];
    }

    private StatusCodeResult Back(params (string Name, long? Value)[] told) => this.SeeOther(Filter.Address(null, null, told));
}
