namespace NewsSite.Model;

public static class CommentQueries
{
    /// <summary>What readers see; the only definition.</summary>
    public static IQueryable<Comment> Shown(this IQueryable<Comment> comments) => comments.Where(c => c.State == CommentState.Published);

    public static IQueryable<Comment> Waiting(this IQueryable<Comment> comments) => comments.Where(c => c.State == CommentState.Pending);
}
