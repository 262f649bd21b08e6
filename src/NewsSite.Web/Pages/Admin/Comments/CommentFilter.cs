using Microsoft.AspNetCore.WebUtilities;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>Which comments the desk lists.</summary>
public enum CommentQueue
{
    /// <summary>Wait for a decision.</summary>
    Pending = 0,

    /// <summary>Reported by readers since somebody looked last.</summary>
    Reported = 1,
    Published = 2,
    Rejected = 3,
    All = 4,
}

/// <summary>What the list's address says: a queue, and what narrows it.</summary>
public sealed record CommentFilter
{
    private const string List = "/admin/comments";
    private const int MaxWords = 100;

    public CommentQueue State { get; init; }

    /// <summary><c>newest</c> or <c>oldest</c>; without it what waits comes oldest first, all else newest first.</summary>
    public string? Order { get; init; }
    public string? Edition { get; init; }

    /// <summary>The code of an article.</summary>
    public string? Article { get; init; }

    /// <summary>A key of the words: <c>screening.links</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>That stand in the text or are the name.</summary>
    public string? Words { get; init; }

    public bool IsNewestFirst => Order is null ? State is not (CommentQueue.Pending or CommentQueue.Reported) : Order == "newest";

    /// <summary>Whether it narrows the queue.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Edition + Article + Phase + Words);

    public bool IsWellFormed => Enum.IsDefined(State) && Order is null or "newest" or "oldest" or "" && !(Words?.Length > MaxWords);

    /// <summary>The comments that it lists, in no order yet.</summary>
    /// <param name="articleId">Of <see cref="Article"/>.</param>
    public IQueryable<Comment> Of(NewsDb db, long? articleId)
    {
        var comments = State switch
        {
            CommentQueue.Reported => db.Comments.Reported(),
            CommentQueue.Published => db.Comments.Shown(),
            CommentQueue.Rejected => db.Comments.Where(c => c.State == CommentState.Rejected),
            CommentQueue.All => db.Comments.Where(c => c.State != CommentState.Withdrawn),
            _ => db.Comments.Waiting(),
        };
        if (articleId is { } id) comments = comments.Under(id);
        if (!string.IsNullOrEmpty(Edition)) comments = comments.Where(c => c.Article.Edition == Edition);
        if (!string.IsNullOrEmpty(Phase)) comments = comments.Where(c => c.Phase == Phase);
        return string.IsNullOrWhiteSpace(Words) ? comments : comments.Holding(Words);
    }

    /// <summary>The list's address.</summary>
    public string Address(long? after = null) => QueryHelpers.AddQueryString(List, new Dictionary<string, string?>
    {
        ["state"] = State == CommentQueue.Pending ? null : State.ToString().ToLowerInvariant(),
        ["order"] = Filled(Order),
        ["edition"] = Filled(Edition),
        ["article"] = Filled(Article),
        ["phase"] = Filled(Phase),
        ["words"] = Filled(Words),
        ["after"] = after?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(q => q.Value is not null));

    /// <summary>The list's address after something was done there.</summary>
    /// <param name="after">The id after which the page begins.</param>
    /// <param name="next">The comment at which it opens.</param>
    /// <param name="told">What it tells.</param>
    public string Address(long? after, long? next, params (string Name, long? Value)[] told) => QueryHelpers.AddQueryString(Address(after), told
        .Where(t => t.Value is not null).Select(t => KeyValuePair.Create(t.Name, (string?)t.Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))) + (next is { } id ? $"#comment-{id}" : "");

    /// <summary>The address of a comment's own page, from which one comes back to this list.</summary>
    public string AddressOf(long id, long? after) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{List}/{id}{Address(after)[List.Length..]}");

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
