using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>A comment as readers see it.</summary>
/// <param name="Id">Stands in the page as <c>#comment-{id}</c>.</param>
/// <param name="ParentId">The comment of the first level that it answers.</param>
/// <param name="Name">Null for "Reader".</param>
/// <param name="Text">As typed, line ends and all; empty for a placeholder.</param>
/// <param name="CreatedAt">UTC; null for a placeholder.</param>
/// <param name="IsPick">Whether an editor picked it.</param>
public sealed record ShownComment(long Id, long? ParentId, string? Name, string Text, DateTime? CreatedAt, bool IsPick = false)
{
    public static readonly Expression<Func<Comment, ShownComment>> From = c => new(c.Id, c.ParentId, c.Name, c.Text, c.CreatedAt, c.PickedAt != null);

    /// <summary>Only the place of a comment that is no longer shown but was answered: withdrawn or rejected.</summary>
    public bool IsPlaceholder => CreatedAt is null;

    internal static ShownComment Placeholder(long id) => new(id, null, null, "", null);
}

/// <summary>A comment of the first level with its answers, oldest first.</summary>
public sealed record CommentThread(ShownComment Top, IReadOnlyList<ShownComment> Replies)
{
    /// <summary>
    /// Threads of two levels, oldest first. An answer whose parent is not among <paramref name="shown"/> hangs on a
    /// placeholder; a parent without shown answers leaves none.
    /// </summary>
    /// <param name="shown">Some of an article's comments, in any order.</param>
    public static IReadOnlyList<CommentThread> Of(IEnumerable<ShownComment> shown)
    {
        var all = shown.OrderBy(c => c.Id).ToList();
        var replies = all.Where(c => c.ParentId is not null).ToLookup(c => c.ParentId!.Value);
        var tops = all.Where(c => c.ParentId is null).ToList();
        tops.AddRange(replies.Select(r => r.Key).Except(tops.Select(t => t.Id)).ToList().Select(ShownComment.Placeholder));
        return [.. tops.OrderBy(t => t.Id).Select(t => new CommentThread(t, [.. replies[t.Id]]))];
    }
}
