using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>A comment in its list.</summary>
/// <param name="IsAnswerable">Whether the article takes comments.</param>
/// <param name="IsByItself">Out of its thread: what it answers is linked to.</param>
public sealed record CommentView(ArticlePage Article, ShownComment Comment, bool IsAnswerable, bool IsByItself = false)
{
    /// <summary>Where a comment is found among all others.</summary>
    public string AddressOf(long id) => Article.Path + CommentKey.AddressOf(id);
}
