using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>
/// Writes down which time the paper believes, and takes it up again at the next start. Where that time goes back (a clock
/// that was ahead is put right), pages that were made in between would hold until a moment far too late: they are old.
/// </summary>
public sealed class MarkClock(NewsDb db, PaperClock clock, Stamps stamps)
{
    /// <summary>At the start: the clock goes on from the last mark, if there is one.</summary>
    public async Task ResumeAsync(CancellationToken stopping)
    {
        if (await db.ClockMarks.FirstOrDefaultAsync(stopping) is not { } mark) return;
        clock.Resume(mark);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var before = clock.GetUtcNow().UtcDateTime;
        var mark = await db.ClockMarks.FirstOrDefaultAsync(stopping);
        if (mark is null) db.ClockMarks.Add(mark = new ClockMark { PaperTime = before });
        else clock.Read(mark.PaperTime);
        var now = clock.GetUtcNow().UtcDateTime;
        if (now < before || now < mark.PaperTime) stamps.RaisePaper();
        mark.PaperTime = now;
        mark.BootId = BootClock.BootId;
        mark.SinceBoot = (long)BootClock.SinceBoot().TotalMilliseconds;
        await db.SaveChangesAsync(stopping);
    }
}
