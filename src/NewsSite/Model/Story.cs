namespace NewsSite.Model;

/// <summary>What happened, told in one or more languages. Its articles are siblings.</summary>
public sealed class Story
{
    public long Id { get; private set; }

    /// <summary>The same word in the front matter of all its translations.</summary>
    public required string Key { get; init; }
}
