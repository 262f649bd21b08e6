namespace NewsSite.Model;

/// <summary>A one-time address at which a member of staff chooses a password: the first administrator's, an invitation, a reset.</summary>
public sealed class SignInLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public long Id { get; private set; }

    /// <summary>SHA-256 of the code in the address.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>Whose password it sets; null for the link that makes the first administrator.</summary>
    public long? StaffMemberId { get; private set; }
    public StaffMember? StaffMember { get; init; }

    /// <summary>Whether it takes away their second factor and passkeys too, for who has lost them.</summary>
    public bool DropsFactors { get; init; }

    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }

    public bool IsValid(DateTime now) => UsedAt is null && now < ExpiresAt;
}
