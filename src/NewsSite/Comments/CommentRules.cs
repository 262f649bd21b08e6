using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Who waits for an editor: the setting <c>Comments__Moderation</c>.</summary>
public enum Moderation
{
    /// <summary>Whoever has not been approved before; until readers can prove that, every guest.</summary>
    FirstTime = 0,

    /// <summary>Everyone.</summary>
    All = 1,

    /// <summary>No comments are taken; those that stand stay readable.</summary>
    Off = 2,

    /// <summary>Nobody: all is public at once. The start warns loudly.</summary>
    None = 3,
}

/// <summary>How the paper takes comments, by its settings.</summary>
/// <param name="Moderation">Who waits for an editor.</param>
/// <param name="PerMinute">Comments that one address key may send in a minute before it is told to wait; at least 1. Many readers can share an address (P55).</param>
public sealed record CommentRules(Moderation Moderation = Moderation.FirstTime, int PerMinute = 60)
{
    /// <summary>Whether an article with that rule takes comments.</summary>
    public bool AreOpen(CommentsRule rule) => Moderation != Moderation.Off && rule != CommentsRule.Closed;
}
