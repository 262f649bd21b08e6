namespace NewsSite.Model;

/// <summary>The words and phrases that an edition's editors do not want to read unasked, one a line. All editions' lists meet every comment.</summary>
public sealed class WordList
{
    /// <summary>Characters of one list.</summary>
    public const int MaxLength = 50_000;

    /// <summary>The code of the edition.</summary>
    public required string Edition { get; init; }

    /// <summary>What holds one of these is rejected at once.</summary>
    public string Banned { get; private set; } = "";

    /// <summary>What holds one of these waits for an editor.</summary>
    public string Suspect { get; private set; } = "";

    /// <summary>Raised by every save; two editors of one version cannot both win.</summary>
    public int Version { get; private set; }

    public void Write(string banned, string suspect) => (Banned, Suspect, Version) = (banned, suspect, Version + 1);
}
