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

    /// <summary>Whether the desk has changed it: <c>site.yaml</c> then leaves its names and its place alone.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>Raised by each new name.</summary>
    public int Version { get; private set; }

    public string Path => $"sections/{Slug}";

    /// <summary>The desk gives it these names.</summary>
    public void Rename(EditionText name)
    {
        (Name, IsEdited) = (name, true);
        Version++;
    }

    /// <summary>The desk puts it there.</summary>
    public void MoveTo(int position) => (Position, IsEdited) = (position, true);
}
