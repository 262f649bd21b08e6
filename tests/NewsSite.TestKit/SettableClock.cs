namespace NewsSite.TestKit;

/// <summary>A machine's clock that stands still until a test moves it.</summary>
public sealed class SettableClock(DateTime utc) : TimeProvider
{
    public DateTime Now { get; set; } = DateTime.SpecifyKind(utc, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public void Advance(TimeSpan by) => Now += by;
}
