using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Shared;

/// <summary>What many pages of an edition show: asked once for each change of the paper, and again when something falls due.</summary>
public sealed class PerEdition<T>(IServiceScopeFactory scopes, Stamps stamps, NextChange nextChange, TimeProvider clock) where T : class
{
    private readonly Dictionary<string, Entry> known = new(StringComparer.Ordinal);

    /// <param name="ask">The question, with the time at which it is asked (UTC).</param>
    /// <param name="atMost">UTC; until when the answer holds, if nothing else ends it before.</param>
    public async ValueTask<T> GetAsync(string edition, Func<ReadDb, DateTime, Task<T>> ask, CancellationToken stopping, DateTime? atMost = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (known)
        {
            // Not before it was asked either: a clock that was wrong has been set.
            if (known.TryGetValue(edition, out var entry) && stamps.Hold(entry.Noted, null) && now < entry.Until && now >= entry.From) return entry.Value;
        }
        var noted = stamps.Now; // before the first query
        var until = await nextChange.AfterAsync(stopping);
        if (atMost < until) until = atMost.Value;
        await using var scope = scopes.CreateAsyncScope();
        var value = await ask(scope.ServiceProvider.GetRequiredService<ReadDb>(), now);
        lock (known) known[edition] = new(noted, now, until, value);
        return value;
    }

    private sealed record Entry(long Noted, DateTime From, DateTime Until, T Value);
}
