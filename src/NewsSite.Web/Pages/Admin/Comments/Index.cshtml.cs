using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>
/// The comments that wait, oldest first, and the decision on each; those that were decided on, newest first, where a
/// decision can be turned round.
/// </summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Length = 25;

    public static readonly IReadOnlyList<CommentState> Filters = [CommentState.Pending, CommentState.Published, CommentState.Rejected];

    public IReadOnlyList<CommentCard> Cards { get; private set; } = [];
    public CommentState State { get; private set; }

    /// <summary>Under which they stand; null for all.</summary>
    public ArticleRow? Article { get; private set; }

    /// <summary>The comment that was decided a moment ago.</summary>
    public DecidedComment? Decided { get; private set; }

    /// <summary>Whether the decision was that it is an editor's pick, or is none.</summary>
    public bool IsOfPicking { get; private set; }

    /// <summary>Whether it had changed before the decision came, which then was not taken.</summary>
    public bool IsMissed { get; private set; }
    public bool IsContinued { get; private set; }

    /// <summary>The id after which the list goes on.</summary>
    public long? Next { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayModerate;

    public async Task<IActionResult> OnGetAsync(CommentState? state, string? article, long? after, long? decided, string? missed, string? picking, CancellationToken stopping)
    {
        State = state ?? CommentState.Pending;
        if (!ModelState.IsValid || !Filters.Contains(State)) return NotFound();
        head.Title = here.Words["desk.comments"];
        (IsMissed, IsOfPicking, IsContinued) = (missed is not null, picking is not null, after is not null);
        if (decided is not null) Decided = await db.Comments.AsNoTracking().Where(c => c.Id == decided).Select(c => new DecidedComment(c.Id, c.Name, c.State, c.PickedAt != null)).FirstOrDefaultAsync(stopping);
        var comments = db.Comments.AsNoTracking().Where(c => c.State == State);
        if (article is not null)
        {
            Article = await db.Articles.Where(a => a.Code == article).Select(ArticleRow.From).FirstOrDefaultAsync(stopping);
            if (Article is null) return NotFound();
            comments = comments.Under(Article.Id);
        }
        comments = State == CommentState.Pending ? comments.After(after).OldestFirst() : comments.Before(after).NewestFirst();
        var cards = await comments.Select(CommentCard.From).Take(Length + 1).ToListAsync(stopping);
        Cards = [.. cards.Take(Length)];
        Next = cards.Count > Length ? Cards[^1].Id : null;
        return Page();
    }

    /// <param name="id">Of the comment.</param>
    /// <param name="decision"><c>approve</c>, <c>reject</c>, or of a published one <c>pick</c>, <c>unpick</c>.</param>
    /// <param name="seen">How the comment stood on the page that was decided on: another's decision is not overturned unseen.</param>
    /// <param name="state">The list to go back to.</param>
    /// <param name="article">The code of the article whose list it is.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(long id, string? decision, CommentState seen, CommentState? state, string? article, CancellationToken stopping)
    {
        if (!ModelState.IsValid || decision is not ("approve" or "reject" or "pick" or "unpick")) return BadRequest();
        if (await db.Comments.FirstOrDefaultAsync(c => c.Id == id, stopping) is not { } comment) return NotFound();
        var isDecided = comment.State == seen && seen != CommentState.Withdrawn && await DecideAsync(comment, decision, stopping);
        var list = Address(state ?? CommentState.Pending, article is { } code && Crockford.IsCode(code, NewsSite.Model.Article.CodeLength) ? code : null);
        return this.SeeOther(string.Create(CultureInfo.InvariantCulture, $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}decided={id}{(isDecided ? "" : "&missed=1")}{(decision is "pick" or "unpick" ? "&picking=1" : "")}"));
    }

    /// <summary>The list's address with another filter.</summary>
    public static string Address(CommentState state, string? article, long? after = null)
    {
        var query = new List<string>();
        if (state != CommentState.Pending) query.Add($"state={state.ToString().ToLowerInvariant()}");
        if (article is not null) query.Add($"article={article}");
        if (after is not null) query.Add(string.Create(CultureInfo.InvariantCulture, $"after={after}"));
        return query.Count == 0 ? "/admin/comments" : $"/admin/comments?{string.Join('&', query)}";
    }

    private async Task<bool> DecideAsync(Comment comment, string decision, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        switch (decision)
        {
            case "approve": comment.Approve(now); break;
            case "pick": comment.Pick(now); break;
            case "unpick": comment.Unpick(); break;
            default: comment.Reject(now); break;
        }
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
public sealed record DecidedComment(long Id, string? Name, CommentState State, bool IsPick);
