using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>A comment in the desk's list, or on a page of its own.</summary>
/// <param name="To">Where its decision is sent.</param>
/// <param name="IsListed">Among others: it can be ticked, and leads to its own page.</param>
public sealed record CardView(CommentCard Card, string To, bool IsListed);
