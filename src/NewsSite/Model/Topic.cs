namespace NewsSite.Model;

/// <summary>What an article is about, in the words of its edition.</summary>
public sealed class Topic
{
    public const int MaxNameLength = 80;

    public long Id { get; private set; }
    public required string Edition { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }

    public string Path => $"topics/{Slug}";
}

/// <summary>
/// That an article has a topic. Repeats the time of publication (null while the article is not public), so that a
/// topic with few articles is listed from its index alone.
/// </summary>
public sealed class ArticleTopic
{
    public long ArticleId { get; private set; }
    public long TopicId { get; private set; }
    public Topic Topic { get; init; } = null!;
    public int Position { get; set; }
    public DateTime? PublishedAt { get; internal set; }
}
