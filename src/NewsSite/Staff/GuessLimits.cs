using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Staff;

/// <summary>
/// How often a password may be tried (P26), counted in memory. Every count has a fixed place, found by an HMAC under a
/// key of this process: memory is bounded, a flood of names cannot push a count out, and two that share a place by
/// chance (1 in 16,384) are only slowed earlier. Nothing of a name or an address is kept.
/// </summary>
public sealed class GuessLimits(TimeProvider clock) : IDisposable
{
    internal const int PerAccount = 10;
    internal const int PerAddress = 30;
    internal const int PerDevice = 10;
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int Places = 16_384;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Queue<DateTime>?[] tries = new Queue<DateTime>?[Places];
    private readonly SemaphoreSlim strangers = new(1, 1);
    private readonly SemaphoreSlim known = new(1, 1);

    /// <summary>Takes one try in every count or in none.</summary>
    /// <returns>Null when it may go on, else how long until it may.</returns>
    internal TimeSpan? Take(params ReadOnlySpan<Count> counts)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (tries)
        {
            TimeSpan? wait = null;
            foreach (var count in counts)
            {
                var queue = tries[PlaceOf(count)] ??= new();
                while (queue.TryPeek(out var first) && (first <= now - Window || first > now)) queue.Dequeue();
                if (queue.Count < count.Limit) continue;
                // Two of different limits may share a place: the try that must age is the limit-th from the end.
                var left = queue.ElementAt(queue.Count - count.Limit) + Window - now;
                if (wait is null || left > wait) wait = left;
            }
            if (wait is not null) return wait;
            foreach (var count in counts) tries[PlaceOf(count)]!.Enqueue(now);
            return null;
        }
    }

    /// <summary>The password was right, so that it was no guess: one try is given back. The oldest goes, which is never the laxer choice.</summary>
    internal void GiveBack(params ReadOnlySpan<Count> counts)
    {
        lock (tries)
        {
            foreach (var count in counts)
            {
                if (tries[PlaceOf(count)] is { } queue) queue.TryDequeue(out _);
            }
        }
    }

    /// <summary>
    /// One verification at a time for strangers and one for devices that are known, so that a flood takes neither the
    /// machine from readers nor the desk from the staff. False after 5 s of waiting.
    /// </summary>
    internal async Task<bool> InTurnAsync(bool isKnown, Action verify, CancellationToken stopping)
    {
        var turn = isKnown ? known : strangers;
        if (!await turn.WaitAsync(TimeSpan.FromSeconds(5), stopping)) return false;
        try
        {
            verify();
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        strangers.Dispose();
        known.Dispose();
    }

    private int PlaceOf(Count count)
    {
        var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{count.Kind}:{count.Of}"));
        return BitConverter.ToUInt16(digest) % Places;
    }

    /// <param name="Kind">account, address or device.</param>
    /// <param name="Of">Which one.</param>
    /// <param name="Limit">Tries within <see cref="Window"/>.</param>
    internal readonly record struct Count(string Kind, string Of, int Limit);
}
