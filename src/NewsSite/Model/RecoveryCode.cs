namespace NewsSite.Model;

/// <summary>Stands in once for a lost second factor. Only its digest is kept, and it goes when it is used.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many a member of staff is given.</summary>
    public const int Count = 8;

    public long Id { get; private set; }
    public required long StaffMemberId { get; init; }

    /// <summary>SHA-256.</summary>
    public required byte[] CodeHash { get; init; }
}
