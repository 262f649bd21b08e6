namespace NewsSite.Model;

/// <summary>Where something of the paper stood that the desk deleted: no import brings it back.</summary>
public sealed class Tombstone
{
    /// <summary>What the desk calls it: <c>sections/sport</c>, <c>pages/fa-AF/about</c>, <c>articles/7k2mq9x</c> by its code.</summary>
    public required string Path { get; init; }
}
