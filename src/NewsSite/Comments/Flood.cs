namespace NewsSite.Comments;

/// <summary>Counts what each address key sends in a minute that begins with its first comment.</summary>
public sealed class Flood
{
    /// <summary>The same words make no new comment but a receipt each, so they get more room, not all room.</summary>
    internal const int TwinsFactor = 10;

    internal const int MostRemembered = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ShortMemory<string, Sent> memory = new(MostRemembered);

    /// <summary>Whether half of what one key may send in the minute has come: what follows waits for an editor, long before anyone is told to wait.</summary>
    internal bool IsHigh(string addressKey, int perMinute, DateTime now) =>
        memory.Change(addressKey, now, known => (known, known is not null && now < known.Since + Minute && known.Comments > Math.Max(1, perMinute / 2)));

    /// <returns>Null when the comment may come in, which counts it; else how long its sender has to wait.</returns>
    internal TimeSpan? Stop(string addressKey, int perMinute, bool isTwin, DateTime now)
    {
        var most = isTwin ? (long)perMinute * TwinsFactor : perMinute;
        return memory.Change(addressKey, now, known =>
        {
            var sent = known is not null && now >= known.Since && now < known.Since + Minute ? known : new Sent(now, 0);
            return sent.Comments < most ? (sent with { Comments = sent.Comments + 1 }, (TimeSpan?)null) : (sent, sent.Since + Minute - now);
        });
    }

    private sealed record Sent(DateTime Since, int Comments);
}
