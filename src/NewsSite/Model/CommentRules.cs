namespace NewsSite.Model;

/// <summary>Who waits for an editor.</summary>
public enum Moderation
{
    /// <summary>Whoever bears no reader's token.</summary>
    FirstTime = 0,

    /// <summary>Everyone.</summary>
    All = 1,

    /// <summary>No comments are taken; those that stand stay readable.</summary>
    Off = 2,

    /// <summary>Nobody: all is public at once. The start warns loudly.</summary>
    None = 3,
}

/// <summary>How the paper takes comments: as an administrator has chosen at the desk, where no setting says otherwise.</summary>
/// <param name="Moderation">Who waits for an editor.</param>
/// <param name="PerMinute">Comments that one address key may send in a minute before it is told to wait; at least 1. Many readers can share an address (P55).</param>
/// <param name="MaxLinks">Links in one comment; one with more waits.</param>
/// <param name="CloseAfterDays">Days after its publication at which an article takes no more comments, unless it says that it is open; 0 for never.</param>
/// <param name="WaveFrom">New comments that are held within ten minutes before the form closes itself; 0 for never.</param>
/// <param name="MostWaiting">Comments that may wait at one time; with the last of them the form closes itself, too.</param>
public sealed record CommentRules(
    Moderation Moderation = Moderation.FirstTime, int PerMinute = 60, int MaxLinks = 2, int CloseAfterDays = 30, int WaveFrom = 3_000, int MostWaiting = 10_000)
{
    /// <summary>The rules of a paper that has chosen none.</summary>
    public static readonly CommentRules Usual = new();

    /// <summary>The most that each number may be: what is larger is a slip.</summary>
    public const int MostOfAny = 1_000_000;
}
