using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Whether an article takes comments, why not, and until when that holds: by the settings, the desk, the article and its age.</summary>
public sealed class OpenThreads(HouseRules house, TimeProvider clock)
{
    /// <param name="rule">What the article says.</param>
    /// <param name="stopping">Of one question, and of none while nothing was written.</param>
    public async ValueTask<ThreadStanding> OfAsync(ThreadRule rule, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (rules, discussion, isInPanic) = await house.NowAsync(stopping);
        if (isInPanic || rules.Moderation == Moderation.Off) return new("comments.off");
        if (discussion is { } whole && whole.IsClosed(now))
            return whole.ClosedUntil is { } until ? new("comments.closed-wave", until, until) : new("comments.closed-all");
        if (rule.Says == CommentsRule.Closed) return new("comments.closed");
        if (rule.Until is { } last) return now >= last ? new("comments.closed-until", last) : new(null, null, last);
        if (rule.Says == CommentsRule.Open || rules.CloseAfterDays == 0) return new(null);
        var end = rule.PublishedAt.AddDays(rules.CloseAfterDays);
        return now >= end ? new("comments.closed-age", rules.CloseAfterDays) : new(null, null, end);
    }
}

/// <summary>How a thread stands.</summary>
/// <param name="WhyClosed">A key of the words; null while it takes comments.</param>
/// <param name="Value">What fills <c>{0}</c> in the sentence: a number of days, or a UTC time.</param>
/// <param name="Until">UTC of the moment at which that changes by time alone.</param>
public sealed record ThreadStanding(string? WhyClosed, object? Value = null, DateTime? Until = null)
{
    public bool IsOpen => WhyClosed is null;

    /// <summary>Whether it is closed by what the article says, its date or its age, and not with all others.</summary>
    public bool IsClosedByArticle => WhyClosed is "comments.closed" or "comments.closed-until" or "comments.closed-age";
}
