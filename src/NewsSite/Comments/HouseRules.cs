using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>How the paper takes comments now, in memory: asked by every page of an article, read anew when anything was written.</summary>
public sealed class HouseRules(IServiceScopeFactory scopes, Stamps stamps, CommentSettings settings)
{
    private Known known = new(-1, new(CommentRules.Usual, null, false));

    public async ValueTask<HouseRulesNow> NowAsync(CancellationToken stopping)
    {
        if (Volatile.Read(ref known) is var last && last.Noted >= 0 && stamps.Hold(last.Noted, null)) return last.Rules;
        var noted = stamps.Now;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReadDb>();
        var discussion = await db.Discussions.FirstOrDefaultAsync(d => d.Id == Discussion.OnlyId, stopping);
        var found = new HouseRulesNow(settings.Over(discussion?.Rules ?? CommentRules.Usual), discussion, await db.Papers.InPanic().AnyAsync(stopping));
        Volatile.Write(ref known, new(noted, found));
        return found;
    }

    private sealed record Known(long Noted, HouseRulesNow Rules);
}

/// <summary>What holds at the moment.</summary>
/// <param name="Rules">The settings' over the desk's.</param>
/// <param name="Discussion">Null where nobody ever closed the comments or chose rules.</param>
/// <param name="IsInPanic">No form is taken.</param>
public sealed record HouseRulesNow(CommentRules Rules, Discussion? Discussion, bool IsInPanic);

/// <summary>What the settings <c>Comments__…</c> say over what the desk has chosen; each is null where its setting says nothing.</summary>
public sealed record CommentSettings(Moderation? Moderation = null, int? PerMinute = null, int? MaxLinks = null, int? CloseAfterDays = null, int? WaveFrom = null, int? MostWaiting = null)
{
    public CommentRules Over(CommentRules chosen) => new(
        Moderation ?? chosen.Moderation, PerMinute ?? chosen.PerMinute, MaxLinks ?? chosen.MaxLinks, CloseAfterDays ?? chosen.CloseAfterDays, WaveFrom ?? chosen.WaveFrom, MostWaiting ?? chosen.MostWaiting);
}
