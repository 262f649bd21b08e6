using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>A comment in the desk's list, or on a page of its own.</summary>
/// <param name="To">Where its decision is sent.</param>
/// <param name="OwnPage">Where it stands alone.</param>
/// <param name="IsListed">Among others: it can be ticked, and leads to its own page.</param>
/// <param name="Next">The one below it in the list, where its reader goes on after a decision; null for none.</param>
/// <param name="Reported">For what readers have reported it since an editor looked last, and how many did.</param>
public sealed record CardView(CommentCard Card, string To, string OwnPage, bool IsListed, long? Next = null, IReadOnlyList<(ReportReason Reason, int Count)>? Reported = null);
