using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>When the paper will next read differently by time alone: a scheduled article falls due, a pin or a banner ends, or the date in the nameplate changes.</summary>
public sealed class NextChange(IServiceScopeFactory scopes, Stamps stamps, CurrentPaper paper, TimeProvider clock)
{
    private Answer answer = new(-1, DateTime.MinValue);

    /// <returns>UTC, later than now.</returns>
    public async ValueTask<DateTime> AfterAsync(CancellationToken stopping)
    {
        var known = Volatile.Read(ref answer);
        var now = clock.GetUtcNow().UtcDateTime;
        if (known.At > now && stamps.Hold(known.Noted, null)) return known.At;

        var noted = stamps.Now;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReadDb>();
        var due = await db.Articles.ThatAre(Standing.Scheduled, now).OrderBy(a => a.PublishedAt).Select(a => a.PublishedAt).FirstOrDefaultAsync(stopping);
        var unpinned = await db.Articles.Pins().Where(a => a.PinnedUntil > now).OrderBy(a => a.PinnedUntil).Select(a => a.PinnedUntil).FirstOrDefaultAsync(stopping);
        var ended = await db.Banners.Where(b => b.EndedAt == null && b.EndsAt > now).OrderBy(b => b.EndsAt).Select(b => (DateTime?)b.EndsAt).FirstOrDefaultAsync(stopping);
        var at = new[] { due, unpinned, ended, PaperDate.NextMidnight(now, paper.Zone) }.Min()!.Value;
        Volatile.Write(ref answer, new Answer(noted, at));
        return at;
    }

    private sealed record Answer(long Noted, DateTime At);
}
