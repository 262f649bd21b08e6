using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>A card, and how its list shows it.</summary>
/// <param name="Level">Of its heading: 2 in a list that is the page, 3 below the heading of a band.</param>
/// <param name="Sizes">The picture's width in the layout, as in the <c>sizes</c> attribute.</param>
/// <param name="HasSummary">Left out where headlines stand close.</param>
/// <param name="IsSectionNamed">For lists of several sections.</param>
public sealed record CardView(ArticleCard Card, int Level, string Sizes = CardView.Beside, bool HasSummary = true, bool IsSectionNamed = false)
{
    /// <summary>The picture stands beside the words.</summary>
    public const string Beside = "(min-width: 44em) 10em, 7em";

    /// <summary>Above them, in columns; beside them on a phone.</summary>
    public const string Above = "(min-width: 64em) 18em, (min-width: 44em) 30vw, 7em";

    /// <summary>Above them and large on a wide screen only.</summary>
    public const string Large = "(min-width: 64em) 40em, (min-width: 44em) 10em, 7em";
}
