namespace NewsSite.Model;

/// <summary>On what occasion a revision was kept.</summary>
public enum RevisionKind
{
    Saved = 0,
    Published = 1,
    Unpublished = 2,
    Restored = 3,

    /// <summary>What somebody was typing beside the article: at most one every <see cref="Revision.AutosaveEvery"/>.</summary>
    Autosaved = 4,
    Submitted = 5,
    Withdrawn = 6,

    /// <summary>As it stood before anybody changed it here: what was imported, or written before revisions were kept.</summary>
    Found = 7,

    /// <summary>Its words were destroyed, and those of all other revisions with them.</summary>
    Killed = 8,

    /// <summary>A safety edit took words out of it, and of all revisions before.</summary>
    Scrubbed = 9,
}

/// <summary>
/// An article's words as they stood after somebody did something to them. Those that readers could read are kept for ever,
/// of the others the newest <see cref="MostOthers"/>.
/// </summary>
public sealed class Revision
{
    public const int MostOthers = 25;
    public const int MostAutosaved = 5;
    public const int MaxNoteLength = 200;

    /// <summary>So long after the newest revision what is typed and not saved becomes one too.</summary>
    public static readonly TimeSpan AutosaveEvery = TimeSpan.FromMinutes(10);

    public long Id { get; private set; }
    public long ArticleId { get; private set; }
    public Article Article { get; private set; } = null!;

    /// <summary>Who did it; null for what was imported.</summary>
    public long? ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
    public RevisionKind Kind { get; private set; }

    /// <summary>Why, in the words of who did it.</summary>
    public string Note { get; private set; } = "";

    /// <summary>It was published then: readers could read these words, or would have been able to at the time that was set.</summary>
    public bool IsPublished { get; private set; }

    public string Headline { get; private set; } = "";
    public string Summary { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";
    public string Alt { get; private set; } = "";
    public string Caption { get; private set; } = "";

    /// <summary>The key of the picture above the article, which <see cref="Alt"/> and <see cref="Caption"/> describe; empty for none, null where nobody noted it.</summary>
    public string? Picture { get; private set; }

    /// <summary>Its words were destroyed; that it was there stays known.</summary>
    public bool IsPurged { get; private set; }

    /// <param name="article">As it stands now.</param>
    /// <param name="kind">What was just done.</param>
    /// <param name="by">The id of who did it.</param>
    /// <param name="note">Why.</param>
    /// <param name="now">UTC.</param>
    public static Revision Of(Article article, RevisionKind kind, long? by, string note, DateTime now) => new()
    {
        Article = article,
        Kind = kind,
        ById = by,
        Note = note,
        At = now,
        IsPublished = article.State == ArticleState.Published,
        Headline = article.Headline,
        Summary = article.Summary,
        Body = article.Body,
        Alt = article.Lead?.Alt ?? "",
        Caption = article.Lead?.Caption ?? "",
        Picture = PictureOf(article),
    };

    /// <summary>Of what was typed beside an article that stays as it is.</summary>
    /// <param name="articleId">Its.</param>
    /// <param name="words">In the form of the desk, cleaned.</param>
    /// <param name="picture">The key of the picture above it; empty for none.</param>
    /// <param name="by">Who typed.</param>
    /// <param name="now">UTC.</param>
    public static Revision Typed(long articleId, (string Headline, string Summary, string Body, string Alt, string Caption) words, string picture, long by, DateTime now) => new()
    {
        ArticleId = articleId,
        Kind = RevisionKind.Autosaved,
        ById = by,
        At = now,
        Headline = words.Headline,
        Summary = words.Summary,
        Body = words.Body,
        Alt = words.Alt,
        Caption = words.Caption,
        Picture = picture,
    };

    /// <summary>Whether the article still says what it said then.</summary>
    public bool Says(Article article) =>
        !IsPurged && (Headline, Summary, Body) == (article.Headline, article.Summary, article.Body) && (Alt, Caption) == (article.Lead?.Alt ?? "", article.Lead?.Caption ?? "") && (Picture is null || PictureOf(article) is null || Shows(article));

    /// <summary>Whether the article has the picture above it that it had then: only then do the words about that picture belong to it.</summary>
    public bool Shows(Article article) => Picture is not null && Picture == PictureOf(article);

    // Null where the article was loaded without it.
    private static string? PictureOf(Article article) => article.Lead is { } lead ? lead.MediaFile?.Key : "";

    /// <summary>The picture was changed, and has another key by that.</summary>
    public void ShowInstead(MediaFile other) => Picture = other.Key;

    /// <summary>A safety edit takes words out of it.</summary>
    public void Scrub(Func<string, string> without) =>
        (Headline, Summary, Body, Alt, Caption, Note) = (without(Headline), without(Summary), without(Body), without(Alt), without(Caption), without(Note));

    public void Purge()
    {
        (Headline, Summary, Body, Alt, Caption, Note) = ("", "", "", "", "", "");
        IsPurged = true;
    }
}
