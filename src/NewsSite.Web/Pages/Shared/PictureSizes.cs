namespace NewsSite.Web.Pages.Shared;

/// <summary>
/// How wide the layout shows a picture, for a browser's choice of a file. In a <c>sizes</c> attribute an em is the
/// reader's own letter; readers' stylesheet counts in rem, of which each is 1.125 of it. Some say a little less than the
/// layout shows: a browser takes no file that is one pixel too narrow, and on a telephone of 360 pixels the next one has
/// half as many bytes more and nothing to see.
/// </summary>
public static class PictureSizes
{
    /// <summary>Under an article's headline: as wide as the column, which on a wide screen is wider than its text.</summary>
    public const string Headed = "(min-width: 76em) 49.5em, (min-width: 42em) 38.25em, calc(100vw - 2.5em)";

    /// <summary>In an article's text.</summary>
    public const string Whole = "(min-width: 42em) 38.25em, calc(100vw - 2.5em)";

    /// <summary>The lead of the front page.</summary>
    public const string Lead = "(min-width: 64em) 32em, (min-width: 44em) 56vw, calc(100vw - 2.5em)";

    /// <summary>Beside the words of a card.</summary>
    public const string Card = "(min-width: 44em) 11.25em, 7.3em";

    /// <summary>Beside the words of the first card of a list, which is larger on a wide screen.</summary>
    public const string First = "(min-width: 64em) 18em, (min-width: 44em) 11.25em, 7.3em";

    /// <summary>Above the words of a card in a row; beside them on a phone.</summary>
    public const string Above = "(min-width: 64em) 18em, (min-width: 44em) 31vw, 7.3em";

    /// <summary>Above the words of the large card of a band; as wide as the page on a narrower screen.</summary>
    public const string Large = "(min-width: 64em) 29em, calc(100vw - 2.5em)";

    /// <summary>Beside a headline of the latest news.</summary>
    public const string Brief = "5em";
}
