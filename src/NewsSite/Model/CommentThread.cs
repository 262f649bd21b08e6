using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>A comment as readers see it.</summary>
/// <param name="Id">Stands in the page as <c>#comment-{id}</c>.</param>
/// <param name="ParentId">The comment of the first level that it answers.</param>
/// <param name="Name">Null for "Reader".</param>
/// <param name="Text">As typed, line ends and all; empty for a placeholder.</param>
/// <param name="CreatedAt">UTC; null for a placeholder.</param>
/// <param name="IsPick">Whether an editor picked it.</param>
/// <param name="IsPinned">Whether an editor put it in front of the others.</param>
/// <param name="IsOfStaff">Whether the paper itself speaks.</param>
/// <param name="RedactionNote">What an editor says of a passage that was blacked out.</param>
/// <param name="EditedAt">UTC of the last change by its writer.</param>
/// <param name="Rank">Where its thread stands among the others.</param>
/// <param name="Answers">Whom it answers, while readers see that.</param>
public sealed record ShownComment(
    long Id, long? ParentId, string? Name, string Text, DateTime? CreatedAt, bool IsPick = false, bool IsPinned = false, bool IsOfStaff = false, string? RedactionNote = null, DateTime? EditedAt = null, int Rank = 0, AnsweredName? Answers = null)
{
    public static readonly Expression<Func<Comment, ShownComment>> From = c => new(
        c.Id, c.ParentId, c.Name, c.Text, c.CreatedAt, c.PickedAt != null, c.PinnedAt != null, c.IsOfStaff, c.RedactionNote, c.EditedAt, c.Rank,
        c.Answers != null && c.Answers.State == CommentState.Published ? new AnsweredName(c.Answers.Id, c.Answers.Name, c.Answers.IsOfStaff) : null);

    /// <summary>Only the place of a comment that is no longer shown but was answered: withdrawn or rejected.</summary>
    public bool IsPlaceholder => CreatedAt is null;

    internal static ShownComment Placeholder(long id, int rank) => new(id, null, null, "", null, Rank: rank);
}

/// <summary>A comment that another answers, as it is called there.</summary>
/// <param name="Name">Null for "Reader".</param>
/// <param name="IsOfStaff">Whether the paper itself spoke.</param>
public sealed record AnsweredName(long Id, string? Name, bool IsOfStaff);

/// <summary>A comment of the first level with its answers, oldest first.</summary>
public sealed record CommentThread(ShownComment Top, IReadOnlyList<ShownComment> Replies)
{
    /// <summary>
    /// Threads of two levels, by rank and then oldest first. An answer whose parent is not among <paramref name="shown"/> hangs on a
    /// placeholder; a parent without shown answers leaves none.
    /// </summary>
    /// <param name="shown">Some of an article's comments, in any order.</param>
    public static IReadOnlyList<CommentThread> Of(IEnumerable<ShownComment> shown)
    {
        var all = shown.OrderBy(c => c.Id).ToList();
        var replies = all.Where(c => c.ParentId is not null).ToLookup(c => c.ParentId!.Value);
        var tops = all.Where(c => c.ParentId is null).ToList();
        var ids = tops.Select(t => t.Id).ToHashSet();
        tops.AddRange(replies.Where(r => !ids.Contains(r.Key)).Select(r => ShownComment.Placeholder(r.Key, r.First().Rank)));
        return [.. tops.OrderBy(t => t.Rank).ThenBy(t => t.Id).Select(t => new CommentThread(t, [.. replies[t.Id]]))];
    }
}
