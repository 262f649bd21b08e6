using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>What was done a moment ago, as the next page tells it.</summary>
/// <param name="Comment">The comment, where it was one.</param>
/// <param name="Act">The decision, which can be taken back; null where nothing changed.</param>
/// <param name="Missed">Comments that had changed before the decision came, which then was not taken.</param>
/// <param name="Undone">How many comments stand again as before, where a decision was taken back.</param>
/// <param name="IsUnticked">A decision came for which nothing had been ticked.</param>
public sealed record DoneView(DecidedComment? Comment, CommentAct? Act, int Missed, int? Undone, bool IsUnticked)
{
    public static async Task<DoneView?> LoadAsync(NewsDb db, long? decided, long? act, int? missed, int? undone, bool isUnticked, CancellationToken stopping)
    {
        if (decided is null && act is null && missed is null && undone is null && !isUnticked) return null;
        var comment = decided is null ? null
            : await db.Comments.AsNoTracking().Where(c => c.Id == decided).Select(c => new DecidedComment(c.Id, c.Name, c.IsOfStaff, c.State)).FirstOrDefaultAsync(stopping);
        return new(comment, act is null ? null : await db.CommentActs.AsNoTracking().FirstOrDefaultAsync(a => a.Id == act, stopping), missed ?? 0, undone, isUnticked);
    }
}

/// <summary>A comment after a decision.</summary>
public sealed record DecidedComment(long Id, string? Name, bool IsOfStaff, CommentState State);
