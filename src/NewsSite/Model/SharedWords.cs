namespace NewsSite.Model;

/// <summary>
/// What an article is called where others show it: in the results of search engines and in the previews of social networks
/// and messengers. Null leaves a place to the headline or the summary.
/// </summary>
/// <param name="SearchTitle">Of its page in browsers' tabs and in results.</param>
/// <param name="SearchDescription">Below that title.</param>
/// <param name="SocialTitle">Of its preview where it is shared; else <paramref name="SearchTitle"/> is not taken, the headline is.</param>
/// <param name="SocialDescription">Below that.</param>
public sealed record SharedWords(string? SearchTitle = null, string? SearchDescription = null, string? SocialTitle = null, string? SocialDescription = null)
{
    /// <summary>Letters that a result shows of a title, and of a description, before it cuts them: a hint for who writes them.</summary>
    public const int ShownTitleLength = 60;

    /// <inheritdoc cref="ShownTitleLength"/>
    public const int ShownDescriptionLength = 155;

    private static readonly SharedWords None = new();

    /// <summary>Null where nothing is said.</summary>
    public static SharedWords? Of(string? searchTitle, string? searchDescription, string? socialTitle, string? socialDescription) =>
        new SharedWords(Said(searchTitle), Said(searchDescription), Said(socialTitle), Said(socialDescription)) is var words && words != None ? words : null;

    private static string? Said(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
