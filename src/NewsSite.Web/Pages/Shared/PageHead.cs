using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>What a page tells the layout, search engines and social networks of itself. One for each request.</summary>
public sealed class PageHead
{
    /// <summary>Without the paper's name.</summary>
    public string? Title { get; set; }
    public string? Description { get; set; }

    /// <summary>What its preview in social networks says instead of <see cref="Title"/> and <see cref="Description"/>; null for the same.</summary>
    public (string Title, string Description)? Social { get; set; }

    /// <summary>Its address below the edition, without a slash in front; null where it has none to be found by.</summary>
    public string? Path { get; set; }

    /// <summary>Search engines are told to leave it out.</summary>
    public bool IsUnlisted { get; set; }

    /// <summary>Without navigation, for which the database is asked: it may be what failed.</summary>
    public bool IsAlone { get; set; }

    /// <summary>The path of the list that has a feed of its own, below the edition: <c>sections/afghanistan</c>; empty for the whole paper's.</summary>
    public string FeedOf { get; set; } = "";

    /// <summary>Whether <see cref="Path"/> has comments, and with them a feed of their own.</summary>
    public bool HasComments { get; set; }

    /// <summary>Set by an article's page alone.</summary>
    public ArticleHead? Article { get; set; }

    /// <summary>The same thing in the other editions: edition code → path below that edition.</summary>
    public IReadOnlyDictionary<string, string> Siblings { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether nothing stands there yet: search engines are not told that it is a version of what other editions have.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Whether <see cref="Path"/> answers in each edition, be it that nothing stands there yet: who changes the language stays. Search engines are told of <see cref="Siblings"/> alone.</summary>
    public bool IsInEveryEdition { get; set; }

    /// <summary>Tells of an article what its writers want told of it: in browsers' tabs and search engines, and where it is shared.</summary>
    public void Tell(ArticlePage article)
    {
        var words = article.SharedWords;
        (Title, Description) = (words?.SearchTitle ?? article.Headline, words?.SearchDescription ?? article.Summary);
        if (words is not null) Social = (words.SocialTitle ?? article.Headline, words.SocialDescription ?? article.Summary);
    }

    /// <summary>Where the switch of languages leads: to the same thing, else to the front page of that edition.</summary>
    public string SwitchTo(CurrentEdition here, Edition edition) =>
        AddressIn(here, edition) ?? (IsInEveryEdition && Path is not null ? $"{here.BaseOf(edition)}/{Path}" : here.FrontOf(edition));

    /// <summary>The address of the same thing in another edition, full or lite as the page itself; null where it is not there.</summary>
    public string? AddressIn(CurrentEdition here, Edition edition) =>
        !Siblings.TryGetValue(edition.Code, out var path) ? null : path.Length == 0 ? here.FrontOf(edition) : $"{here.BaseOf(edition)}/{path}";
}

/// <summary>An article as social networks and search engines want it told.</summary>
/// <param name="Json">Its JSON-LD, with every <c>&lt;</c> escaped.</param>
public sealed record ArticleHead(CardPicture? Picture, DateTime PublishedAt, DateTime? UpdatedAt, SafeHtml Json);
