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

    /// <summary>Whether the desk has put it where it stands: <c>site.yaml</c> then leaves the order alone.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Whether it is this one that the desk has just moved, not the one that gave way.</summary>
    internal bool IsMoving { get; private set; }

    /// <summary>Raised by each new name that the desk gives it: <c>site.yaml</c> then leaves them alone.</summary>
    public int Version { get; private set; }

    public string Path => $"sections/{Slug}";

    /// <summary>The desk gives it these names.</summary>
    public void Rename(EditionText name)
    {
        Name = name;
        Version++;
    }

    /// <summary>The desk puts it there.</summary>
    public void MoveTo(int position) => (Position, IsPlaced, IsMoving) = (position, true, true);
}
