using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>
/// A comment as those who decide on it see it: under which article of which edition, why it waits (a key of the words),
/// how many readers sent the same, and when (UTC).
/// </summary>
public sealed record WaitingComment(
    long Id, string ArticleHeadline, string ArticleSlug, string Edition, string? Name, string Text, string Phase, int Copies, DateTime CreatedAt)
{
    public static readonly Expression<Func<Comment, WaitingComment>> From = c => new(
        c.Id, c.Article.Headline, c.Article.Slug, c.Article.Edition, c.Name, c.Text, c.Phase, c.Copies, c.CreatedAt);

    /// <summary>The article's address below its edition.</summary>
    public string ArticlePath => $"articles/{ArticleSlug}";
}
