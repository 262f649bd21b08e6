namespace NewsSite.Model;

/// <summary>Lets someone outside read an article that is not public: whoever knows its code, until it ends. The code itself is kept nowhere.</summary>
public sealed class PreviewLink
{
    /// <summary>For how many days one may hold.</summary>
    public static readonly int[] Days = [1, 3, 7];

    /// <summary>Characters of a code: 130 bits.</summary>
    public const int CodeLength = 26;

    public long Id { get; private set; }
    public required long ArticleId { get; init; }

    /// <summary>SHA-256 of the code.</summary>
    public required byte[] CodeHash { get; init; }
    public required long MadeById { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>UTC; null while nobody has ended it.</summary>
    public DateTime? RevokedAt { get; private set; }

    public bool OpensAt(DateTime now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTime now) => RevokedAt ??= now;
}
