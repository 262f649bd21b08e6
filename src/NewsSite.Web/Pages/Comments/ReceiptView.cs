using System.Linq.Expressions;
using NewsSite.Comments;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Comments;

/// <summary>What a receipt tells of its comment.</summary>
/// <param name="IsFirst">Of those who sent the same words: the name is theirs.</param>
/// <param name="HasGivenToken">To another who sent the same words.</param>
/// <param name="IsDecided">By an editor: the screening decides in the moment in which a comment comes.</param>
public sealed record ReceiptView(
    long CommentId, CommentState State, string? Name, string Text, bool IsWithdrawn, long ArticleId, string Edition, string Slug,
    RejectReason? Reason, string? ReasonWords, DateTime? EditedAt, DateTime? SecondLookAt, DateTime? TokenGivenAt, DateTime CreatedAt, bool HasFault, string Phase, bool IsDecided, string? RedactionNote, bool IsFirst, bool HasGivenToken)
{
    /// <param name="receipts">All of them.</param>
    public static Expression<Func<Receipt, ReceiptView>> From(IQueryable<Receipt> receipts) => r => new(
        r.CommentId, r.Comment.State, r.Comment.Name, r.Comment.Text, r.WithdrawnAt != null, r.Comment.ArticleId, r.Comment.Article.Edition, r.Comment.Article.Slug,
        r.Comment.Reason, r.Comment.ReasonWords, r.Comment.EditedAt, r.Comment.SecondLookAt, r.TokenGivenAt, r.CreatedAt, r.Comment.RedactionNote != null || r.Comment.Reports > 0, r.Comment.Phase,
        r.Comment.DecidedAt > (r.Comment.EditedAt ?? r.Comment.CreatedAt), r.Comment.RedactionNote, !receipts.Any(o => o.CommentId == r.CommentId && o.Id < r.Id), receipts.Any(o => o.CommentId == r.CommentId && o.Id != r.Id && o.TokenGivenAt != null));

    /// <summary>How the comment stands for its writer.</summary>
    public CommentState Shown => IsWithdrawn ? CommentState.Withdrawn : State;

    /// <summary><see cref="Receipt.IsEditable"/>, said of what is shown.</summary>
    public bool IsEditable(DateTime now) => !IsWithdrawn && now < EditableUntil && !HasFault && SecondLookAt is null && State is CommentState.Pending or CommentState.Published;

    /// <summary>UTC.</summary>
    public DateTime EditableUntil => CreatedAt + Receipt.EditTime;
    public bool MayAskForSecondLook => !IsWithdrawn && State == CommentState.Rejected && SecondLookAt is null;
    public bool MayHaveToken(DateTime now) => !IsWithdrawn && !HasGivenToken && State == CommentState.Published && !(now - TokenGivenAt >= GiveToken.ShownAgain) && !ScreeningPhases.Unread.Contains(Phase);
}

/// <summary>The form in which a comment is mended, and what was typed into it when it comes back.</summary>
public sealed record MendForm(string Stamp, string? Name, string? Text, string? Token = null, string? Error = null, string? ErrorField = null);
