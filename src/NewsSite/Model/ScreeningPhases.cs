namespace NewsSite.Model;

/// <summary>Phases of the screening on which more than a sentence rests. All of them are keys of the words.</summary>
public static class ScreeningPhases
{
    public const string BannedWord = "screening.banned-word";
    public const string Silenced = "screening.silenced";
    public const string Staff = "screening.staff";
    public const string Token = "screening.token";

    /// <summary>Nothing is screened for first-time writers: all is public at once.</summary>
    public const string None = "screening.none";

    /// <summary>Of what came with a token that is not good, or not any more.</summary>
    public const string UnknownToken = "screening.token-unknown";

    /// <summary>Of what its writer asked to be looked at again.</summary>
    public const string SecondLook = "screening.second-look";

    /// <summary>Those that publish at once.</summary>
    public static readonly IReadOnlyList<string> Unread = [Token, None, Staff];
}
