namespace NewsSite.Model;

/// <summary>The newspaper itself: one row. <c>site.yaml</c> seeds it, the database rules.</summary>
public sealed class Paper
{
    /// <summary>First parts of addresses that are the site's own, so that no edition and no page can have them.</summary>
    public static readonly IReadOnlySet<string> OwnAddresses = new HashSet<string>(StringComparer.Ordinal)
    {
        "a", "account", "admin", "archive", "articles", "authors", "comments", "corrections", "css", "fonts", "health", "icons", "js", "latest",
        "lite", "media", "metrics", "new", "search", "sections", "topics", // "new" is what the desk calls one that is still to be named
    };

    public const int MaxNameLength = 80;
    public const int MaxTaglineLength = 600;

    public int Id { get; private set; } = 1;

    /// <summary>Names this paper in the ids of feeds for ever, whatever its address becomes.</summary>
    public required string Code { get; init; }

    public EditionText Name { get; set; } = [];
    public EditionText Tagline { get; set; } = [];
    public List<Edition> Editions { get; set; } = [];
    public string DefaultEdition { get; set; } = "";

    /// <summary>An IANA name; dates that readers see are computed in it.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>A small SVG, the paper's sign beside its name and in browsers' tabs; null where it has none of its own.</summary>
    public string? Mark { get; set; }

    /// <summary>Whether there are the icons that are pictures: <see cref="Emblem"/>.</summary>
    public bool HasIcons { get; set; }

    /// <summary>Whether there is a card of the paper, for pages without a picture: <see cref="Emblem.Card"/>.</summary>
    public bool HasCard { get; set; }

    /// <summary>Raised whenever the desk gives it a drawing. From the first one on, <c>site.yaml</c> gives none.</summary>
    public int DrawingsVersion { get; private set; }

    public bool IsDrawnAtDesk => DrawingsVersion > 0;

    /// <summary>Digest of the paper's own <c>site.yaml</c> and the drawings that it names as they were last imported; the same files change nothing again.</summary>
    public string? ImportHash { get; set; }

    /// <summary>UTC of the moment at which an administrator said what becomes of the pieces with which the paper came; null until then.</summary>
    public DateTime? BegunAt { get; private set; }

    /// <summary>UTC since when the paper is in panic: nobody is signed in, no form is taken, no draft is shown. Null in all other times.</summary>
    public DateTime? PanicSince { get; private set; }

    public bool IsInPanic => PanicSince is not null;

    /// <summary>What <c>site.yaml</c> called it when it was last imported: by that the file is known again, whatever the desk calls the paper.</summary>
    public EditionText SiteName { get; set; } = [];

    /// <summary>Raised by every naming at the desk. From the first one on, <c>site.yaml</c> names neither the paper nor its editions.</summary>
    public int Version { get; private set; }

    /// <summary>Raised in the same transaction as every change that readers could see, so that other processes notice.</summary>
    public long Stamp { get; private set; }

    /// <summary>What an address or a setting calls the default edition.</summary>
    public Edition Default => Editions.Find(e => e.Code == DefaultEdition) ?? Editions[0];

    /// <summary>Whether readers and addresses could not tell the two apart.</summary>
    public bool ReadsAs(Paper other) =>
        Code == other.Code && Name.SequenceEqual(other.Name) && Tagline.SequenceEqual(other.Tagline) && Editions.SequenceEqual(other.Editions)
        && DefaultEdition == other.DefaultEdition && TimeZone == other.TimeZone && (Mark, HasIcons, HasCard) == (other.Mark, other.HasIcons, other.HasCard)
        && PanicSince == other.PanicSince;

    /// <summary>Names the paper and its editions at the desk; the same names change nothing.</summary>
    /// <param name="name">In one edition at least.</param>
    /// <param name="tagline">In as many as have one.</param>
    /// <param name="editions">Edition code → what it calls itself; an edition without one keeps its name.</param>
    public void Rename(EditionText name, EditionText tagline, EditionText editions)
    {
        List<Edition> named = [.. Editions.Select(e => e with { Name = editions.GetValueOrDefault(e.Code) ?? e.Name })];
        if (name.SequenceEqual(Name) && tagline.SequenceEqual(Tagline) && named.SequenceEqual(Editions)) return;
        (Name, Tagline, Editions) = (name, tagline, named);
        Version++;
    }

    /// <summary>Gives the paper drawings at the desk; those that are not given stay.</summary>
    public void Draw(string? mark, bool hasIcons, bool hasCard)
    {
        Mark = mark ?? Mark;
        (HasIcons, HasCard) = (HasIcons || hasIcons, HasCard || hasCard);
        DrawingsVersion++;
    }

    /// <summary>The question of the first start is answered; once is enough.</summary>
    public void Begin(DateTime now) => BegunAt ??= now;

    /// <summary>Begins a panic; one that has begun keeps its time.</summary>
    public void BeginPanic(DateTime now) => PanicSince ??= now;

    public void EndPanic() => PanicSince = null;

    /// <summary>Whether the site uses it itself, so that no page can stand there.</summary>
    /// <param name="slug">The first part of an address below an edition.</param>
    public bool IsOwnAddress(string slug) => OwnAddresses.Contains(slug) || Editions.Exists(e => e.Prefix == slug || e.OwnPrefix == slug);

    public Edition? Edition(string code) => Editions.Find(e => e.Code == code);
}

public static class PaperQueries
{
    /// <summary>The paper, while it is in panic; none in all other times. What must not miss the moment asks this, not what memory knows.</summary>
    public static IQueryable<Paper> InPanic(this IQueryable<Paper> papers) => papers.Where(p => p.PanicSince != null);
}
