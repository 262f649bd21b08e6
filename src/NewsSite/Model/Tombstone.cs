namespace NewsSite.Model;

/// <summary>Where something of the paper stood that the desk deleted: <c>site.yaml</c> does not bring it back.</summary>
public sealed class Tombstone
{
    /// <summary>The path of its page: <c>sections/sport</c>.</summary>
    public required string Path { get; init; }
}
