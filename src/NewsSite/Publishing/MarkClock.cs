using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Writes down which time the paper believes, and takes it up again at the next start.</summary>
public sealed class MarkClock(NewsDb db, PaperClock clock)
{
    /// <summary>At the start: the clock goes on from the last mark, if there is one.</summary>
    public async Task ResumeAsync(CancellationToken stopping)
    {
        if (await db.ClockMarks.FirstOrDefaultAsync(stopping) is not { } mark) return;
        clock.Resume(mark.PaperTime, mark.BootId == BootClock.BootId, TimeSpan.FromMilliseconds(mark.SinceBoot));
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var mark = await db.ClockMarks.FirstOrDefaultAsync(stopping);
        if (mark is null) db.ClockMarks.Add(mark = new ClockMark());
        else clock.Read(mark.PaperTime);
        mark.PaperTime = clock.GetUtcNow().UtcDateTime;
        mark.BootId = BootClock.BootId;
        mark.SinceBoot = (long)BootClock.SinceBoot().TotalMilliseconds;
        await db.SaveChangesAsync(stopping);
    }
}
