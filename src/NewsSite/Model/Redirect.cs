namespace NewsSite.Model;

/// <summary>A slug under which an article was once public: it leads to the article for ever. A live article's slug comes first.</summary>
public sealed class Redirect
{
    public long Id { get; private set; }
    public required string Edition { get; init; }
    public required string Slug { get; init; }
    public long ArticleId { get; private set; }
}
