using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>A comment as feeds tell it.</summary>
/// <param name="Name">Null for "Reader".</param>
/// <param name="DecidedAt">UTC of the moment at which readers could see it.</param>
public sealed record FeedComment(long Id, string ArticleCode, string? Name, bool IsOfStaff, string Text, DateTime CreatedAt, DateTime? EditedAt, DateTime? DecidedAt)
{
    public static readonly Expression<Func<Comment, FeedComment>> From = c => new(c.Id, c.Article.Code, c.Name, c.IsOfStaff, c.Text, c.CreatedAt, c.EditedAt, c.DecidedAt);
}
