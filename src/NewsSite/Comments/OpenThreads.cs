using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>Whether an article takes comments, why not, and until when that holds: by the settings, the desk, the article and its age.</summary>
public sealed class OpenThreads(IServiceScopeFactory scopes, Stamps stamps, CommentRules rules, TimeProvider clock)
{
    private Known known = new(-1, null, false);

    /// <param name="rule">What the article says.</param>
    /// <param name="publishedAt">UTC.</param>
    /// <param name="stopping">Of one question, and of none while nothing was written.</param>
    public async ValueTask<ThreadStanding> OfAsync(CommentsRule rule, DateTime publishedAt, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (rules.Moderation == Moderation.Off) return new("comments.off");
        var (_, discussion, isInPanic) = await KnownAsync(stopping);
        if (isInPanic) return new("comments.off");
        if (discussion is { } whole && whole.IsClosed(now))
            return whole.ClosedUntil is { } until ? new("comments.closed-wave", until, until) : new("comments.closed-all");
        if (rule == CommentsRule.Closed) return new("comments.closed");
        if (rule == CommentsRule.Open || rules.CloseAfterDays == 0) return new(null);
        var end = publishedAt.AddDays(rules.CloseAfterDays);
        return now >= end ? new("comments.closed-age", rules.CloseAfterDays) : new(null, null, end);
    }

    private async ValueTask<Known> KnownAsync(CancellationToken stopping)
    {
        if (Volatile.Read(ref known) is var last && last.Noted >= 0 && stamps.Hold(last.Noted, null)) return last;
        var noted = stamps.Now;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReadDb>();
        var discussion = await db.Discussions.FirstOrDefaultAsync(d => d.Id == Discussion.OnlyId, stopping);
        var found = new Known(noted, discussion, await db.Papers.InPanic().AnyAsync(stopping));
        Volatile.Write(ref known, found);
        return found;
    }

    private sealed record Known(long Noted, Discussion? Discussion, bool IsInPanic);
}

/// <summary>How a thread stands.</summary>
/// <param name="WhyClosed">A key of the words; null while it takes comments.</param>
/// <param name="Value">What fills <c>{0}</c> in the sentence: a number of days, or a UTC time.</param>
/// <param name="Until">UTC of the moment at which that changes by time alone.</param>
public sealed record ThreadStanding(string? WhyClosed, object? Value = null, DateTime? Until = null)
{
    public bool IsOpen => WhyClosed is null;
}
