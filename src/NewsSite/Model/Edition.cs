namespace NewsSite.Model;

/// <summary>One language of the paper. An edition is a line of <c>site.yaml</c> and a file of words, never code.</summary>
/// <param name="Code">The language tag that stands in <c>lang</c> and in <c>hreflang</c>: <c>en</c>, <c>fa-AF</c>, <c>ps</c>.</param>
/// <param name="Prefix">The first part of its addresses, without slashes; empty for the default edition.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="Calendar"><c>gregorian</c>, or <c>hijri</c> for the Solar Hijri date beside it.</param>
/// <param name="Digits"><c>latin</c> or <c>persian</c>.</param>
/// <param name="Name">The language's name in itself.</param>
/// <param name="OgLocale">What social networks call it; theirs is a list of their own.</param>
public sealed record Edition(string Code, string Prefix, string Direction, string Calendar, string Digits, string Name, string OgLocale)
{
    /// <summary>The prefix that it has where none was chosen, and under which the default edition is looked for: its language.</summary>
    public string OwnPrefix => Code.Split('-')[0];
    /// <summary>What stands behind the prefix where a page is asked for in its lite form.</summary>
    public const string LitePath = "/lite";

    /// <summary>What its addresses start with: empty, or <c>/fa</c>.</summary>
    public string PathBase => Prefix.Length == 0 ? "" : "/" + Prefix;

    /// <summary>Its front page, by the one address that it has: <c>/</c>, or <c>/fa</c> without a slash.</summary>
    public string FrontPath => Prefix.Length == 0 ? "/" : PathBase;

    /// <summary>The same for one of its two forms: <c>/fa</c> and <c>/fa/lite</c>.</summary>
    public string BaseIn(bool lite) => lite ? PathBase + LitePath : PathBase;

    /// <summary>The front page of one of its two forms.</summary>
    public string FrontIn(bool lite) => lite ? PathBase + LitePath : FrontPath;
}
