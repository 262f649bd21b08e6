using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>Whom a byline names.</summary>
public sealed class Author
{
    public const int MaxNameLength = 80;
    public const int MaxBioLength = 600;

    public long Id { get; private set; }
    public required string Slug { get; init; }

    /// <summary>Drawn at random, and shown nowhere: by it the ledger knows whose byline was removed, without name or number.</summary>
    public string Key { get; private set; } = Crockford.NewCode(16);
    public EditionText Name { get; set; } = [];
    public EditionText Bio { get; set; } = [];

    /// <summary>Raised by each change at the desk: <c>site.yaml</c> then leaves the profile alone.</summary>
    public int Version { get; private set; }

    public string Path => $"authors/{Slug}";

    /// <summary>The desk gives the profile these words.</summary>
    public void Describe(EditionText name, EditionText bio)
    {
        (Name, Bio) = (name, bio);
        Version++;
    }
}

/// <summary>That an author wrote an article. Edition and time are repeated for the author's list, as in <see cref="ArticleTopic"/>.</summary>
public sealed class Byline
{
    public long ArticleId { get; private set; }
    public long AuthorId { get; private set; }
    public Author Author { get; init; } = null!;
    public required string Edition { get; init; }
    public int Position { get; set; }
    public DateTime? PublishedAt { get; internal set; }
}
