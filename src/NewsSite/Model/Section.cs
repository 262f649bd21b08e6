namespace NewsSite.Model;

/// <summary>A part of the paper: one slug in all editions, a name in each.</summary>
public sealed class Section
{
    public const int MaxNameLength = 80;

    public long Id { get; private set; }
    public required string Slug { get; init; }
    public EditionText Name { get; set; } = [];

    /// <summary>Its place in the navigation.</summary>
    public int Position { get; set; }

    public string Path => $"sections/{Slug}";
}
