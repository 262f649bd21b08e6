namespace NewsSite.Model;

/// <summary>Work that follows something that was written, and is done as soon as it can be: a row first, so that a stop or a fault loses nothing.</summary>
public sealed class Job
{
    public const int MostAttempts = 12;
    public const int MaxFaultLength = 300;

    public long Id { get; private set; }
    public required string Kind { get; init; }
    public string Payload { get; init; } = "";

    /// <summary>UTC of the moment from which it is to be done.</summary>
    public required DateTime DueAt { get; set; }
    public int Attempts { get; private set; }

    /// <summary>Of two with the same key there is one.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>What went wrong the last time.</summary>
    public string? LastFault { get; private set; }

    public bool IsGivenUp => Attempts >= MostAttempts;

    /// <summary>It failed: it is tried again after a while that doubles each time, an hour at most.</summary>
    public void Fail(string fault, DateTime now)
    {
        Attempts++;
        LastFault = fault[..Math.Min(fault.Length, MaxFaultLength)];
        DueAt = now + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Attempts - 1)));
    }
}
