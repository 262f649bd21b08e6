namespace NewsSite.Model;

public enum CorrectionKind
{
    /// <summary>Something was wrong.</summary>
    Correction = 0,

    /// <summary>Nothing was wrong, but something was unclear.</summary>
    Clarification = 1,
}

/// <summary>Where in its article it stands.</summary>
public enum CorrectionPlace
{
    Bottom = 0,
    Top = 1,
}

/// <summary>What readers are told of a mistake in an article: what was wrong or unclear, and what is right. It is public while its article is, until somebody removes it.</summary>
public sealed class Correction
{
    /// <summary>Characters as .NET counts them.</summary>
    public const int MaxTextLength = 1_000;

    public long Id { get; private set; }
    public long ArticleId { get; private set; }
    public Article Article { get; private set; } = null!;

    /// <summary>That of its article, by which the paper's list is read.</summary>
    public required string Edition { get; init; }

    public CorrectionKind Kind { get; private set; }
    public CorrectionPlace Place { get; private set; }

    /// <summary>Plain text; an empty line begins a paragraph.</summary>
    public string Text { get; private set; } = "";

    /// <summary>UTC of the moment at which the article was corrected; another wording leaves it as it is.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; null while readers may see it. It can be put back.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>What readers may compare; null where its editor does not let them.</summary>
    public ComparedVersions? Compared { get; private set; }

    /// <summary>Raised by every change; two editors of one wording cannot both win.</summary>
    public int Version { get; private set; }

    public bool Says(CorrectionKind kind, CorrectionPlace place, string text) => (Kind, Place, Text) == (kind, place, text);

    public void Word(CorrectionKind kind, CorrectionPlace place, string text)
    {
        (Kind, Place, Text) = (kind, place, text);
        Version++;
    }

    /// <summary>Lets readers compare those versions, or none.</summary>
    public void Compare(ComparedVersions? versions)
    {
        Compared = versions;
        Version++;
    }

    /// <summary>A safety edit takes words out of it and of what readers may compare.</summary>
    /// <param name="isRead">Whether a body is still read so, with a link or a footnote between its parts: then nothing is compared any more.</param>
    internal void Scrub(Func<string, string> without, Func<string?, bool> stands, Func<string, bool> isRead)
    {
        if (stands(Text)) Word(Kind, Place, without(Text));
        if (Compared is not { } compared) return;
        var clean = compared.Scrub(without);
        if (isRead(clean.Before.Body) || isRead(clean.After.Body)) Compare(null);
        else if (clean != compared) Compare(clean);
    }

    public void Remove(DateTime now)
    {
        RemovedAt = now;
        Version++;
    }

    public void PutBack()
    {
        RemovedAt = null;
        Version++;
    }
}
