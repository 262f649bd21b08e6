using NewsSite.Model;

namespace NewsSite.Web.Pages.Shared;

/// <summary>A card, and how its list shows it.</summary>
/// <param name="Level">Of its heading: 2 in a list that is the page, 3 below the heading of a band.</param>
/// <param name="Sizes">One of <see cref="PictureSizes"/>.</param>
/// <param name="HasSummary">Left out where headlines stand close.</param>
/// <param name="IsSectionNamed">For lists of several sections.</param>
public sealed record CardView(ArticleCard Card, int Level, string Sizes = PictureSizes.Card, bool HasSummary = true, bool IsSectionNamed = false);
