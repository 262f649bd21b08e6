using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>Closes the form when far more is held than people can look at, or as many wait as may, until the morning of the paper's own time; an editor opens it sooner.</summary>
public sealed class BreakWave(NewsDb db, Wave wave, HouseRules house, WriteDigest digest, TimeProvider clock)
{
    /// <summary>The hour of the paper's day at which the form opens again.</summary>
    internal const int Morning = 7;

    /// <summary>One more comment is held.</summary>
    internal async Task NoteAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rules = (await house.NowAsync(stopping)).Rules;
        if (!wave.Breaks(rules.WaveFrom, now) && !(wave.MayBeFull(rules.MostWaiting) && await IsFullAsync(rules.MostWaiting, stopping))) return;
        await db.WriteAsync(async () =>
        {
            var row = await db.Discussions.FirstOrDefaultAsync(d => d.Id == Discussion.OnlyId, stopping);
            if (row?.IsClosed(now) == true) return;
            if (row is null) db.Discussions.Add(row = new Discussion());
            var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Papers.Select(p => p.TimeZone).SingleAsync(stopping));
            row.Break(now, PaperDate.NextHour(now, Morning, zone));
            await digest.NoteAsync(null, stopping);
            await db.SaveChangesAsync(stopping);
        }, stopping);
    }

    private async Task<bool> IsFullAsync(int most, CancellationToken stopping)
    {
        var waiting = await db.Comments.Waiting().CountAsync(stopping);
        wave.Look(most, waiting);
        return waiting >= most;
    }
}
