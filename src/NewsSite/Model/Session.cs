namespace NewsSite.Model;

/// <summary>A member of staff who is signed in, on one device. Ending it here ends it at the next request (P30, P32).</summary>
public sealed class Session
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(60);

    public long Id { get; private set; }

    /// <summary>SHA-256 of what the cookie holds.</summary>
    public required byte[] KeyHash { get; init; }

    public long StaffMemberId { get; private set; }
    public required StaffMember StaffMember { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Whether more than a password opened it, or was shown since: a code, or a passkey that asked who holds it.</summary>
    public bool IsStrong { get; set; }

    /// <summary>Written at most once a minute.</summary>
    public required DateTime LastSeenAt { get; set; }

    public bool IsValid(DateTime now) =>
        StaffMember.IsActive && now < CreatedAt + Longest && now < LastSeenAt + LongestIdle && now >= CreatedAt - TimeSpan.FromMinutes(5);
}
