using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>
/// The paper's time. It follows the machine's wall clock while that agrees with the machine's own counter; when it
/// jumps, the paper goes on by the counter, so that a wrong clock publishes nothing and hides nothing (P53).
/// </summary>
/// <param name="wall">The machine's clock.</param>
/// <param name="sinceBoot">The machine's counter, which nobody can set.</param>
public sealed class PaperClock(TimeProvider wall, Func<TimeSpan> sinceBoot) : TimeProvider
{
    /// <summary>How far the wall clock may be off before it is not believed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long the machine may have been off before its clock is not believed: a long power cut.</summary>
    public static readonly TimeSpan LongestOutage = TimeSpan.FromHours(72);

    private readonly Lock gate = new();
    private DateTimeOffset anchor = wall.GetUtcNow();
    private TimeSpan anchorSinceBoot = sinceBoot();

    /// <summary>Whether the wall clock is not believed at the moment: readiness is red, what falls due waits.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>What the machine's clock says, believed or not. UTC.</summary>
    public DateTimeOffset Machine => wall.GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var counter = sinceBoot();
            var counted = anchor + (counter - anchorSinceBoot);
            var now = wall.GetUtcNow();
            IsHeld = (now - counted).Duration() > Tolerance;
            if (IsHeld) return counted;
            (anchor, anchorSinceBoot) = (now, counter);
            return now;
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Takes up the time where the last run left it.</summary>
    public void Resume(ClockMark mark) => Resume(mark.PaperTime, mark.BootId == BootClock.BootId, TimeSpan.FromMilliseconds(mark.SinceBoot));

    /// <summary>Takes up the time where the last run left it.</summary>
    /// <param name="paperTime">UTC that the last run believed.</param>
    /// <param name="sameBoot">Whether the machine has run since then without a restart.</param>
    /// <param name="markSinceBoot">The counter at that moment; of no use across a restart.</param>
    public void Resume(DateTime paperTime, bool sameBoot, TimeSpan markSinceBoot)
    {
        lock (gate)
        {
            var counted = new DateTimeOffset(paperTime, TimeSpan.Zero) + (sameBoot ? sinceBoot() - markSinceBoot : TimeSpan.Zero);
            var gap = wall.GetUtcNow() - counted;
            var believed = sameBoot ? gap.Duration() <= Tolerance : gap >= -Tolerance && gap <= LongestOutage;
            anchor = believed ? wall.GetUtcNow() : counted;
            anchorSinceBoot = sinceBoot();
            IsHeld = !believed;
        }
    }

    /// <summary>
    /// Reads what was written down last. While the machine's clock is not believed, this paper writes other times than the
    /// machine's; a mark of the machine's last minute is a person's word for it, given to another process (<c>check --clock</c>).
    /// </summary>
    /// <param name="mark">UTC.</param>
    public void Read(DateTime mark)
    {
        _ = GetUtcNow();
        var age = wall.GetUtcNow() - new DateTimeOffset(mark, TimeSpan.Zero);
        if (IsHeld && age >= TimeSpan.Zero && age < TimeSpan.FromMinutes(1)) Confirm();
    }

    /// <summary>A person has looked at the clock and says that it is right.</summary>
    public void Confirm()
    {
        lock (gate)
        {
            anchor = wall.GetUtcNow();
            anchorSinceBoot = sinceBoot();
            IsHeld = false;
        }
    }
}
