using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace NewsSite.Text;

/// <summary>The marks of footnotes in stored HTML: the number that leads to a note, and the arrow that leads back. They are no words of the text.</summary>
public static partial class Footnotes
{
    /// <param name="neutralHtml">As <see cref="ArticleMarkdown.Render"/> made it.</param>
    /// <param name="number">Writes a number in the digits of the page.</param>
    /// <param name="isRightToLeft">Whether the way back points to the right.</param>
    /// <param name="back">What the arrow is called by a screen reader.</param>
    public static string Show(string neutralHtml, Func<long, string> number, bool isRightToLeft, string back) => !Has(neutralHtml) ? neutralHtml : Mark().Replace(neutralHtml, mark =>
        mark.Groups["number"] is { Success: true, Value: var digits }
            ? $"{mark.Groups["link"].Value}><sup>{number(long.Parse(digits, CultureInfo.InvariantCulture))}</sup></a>"
            : $"{mark.Groups["link"].Value} aria-label=\"{WebUtility.HtmlEncode(back)}\">{(isRightToLeft ? '↪' : '↩')}</a>");

    /// <summary>The same HTML without them.</summary>
    public static string Without(string neutralHtml) => Has(neutralHtml) ? Mark().Replace(neutralHtml, "") : neutralHtml;

    private static bool Has(string neutralHtml) => neutralHtml.Contains("class=\"footnote-", StringComparison.Ordinal);

    // As Markdig writes them and the sanitiser leaves them.
    [GeneratedRegex("(?<link><a id=\"fnref-[^\"]+\" href=\"#fn-[^\"]+\" class=\"footnote-ref\")><sup>(?<number>[0-9]{1,5})</sup></a>|(?<link><a href=\"#fnref-[^\"]+\" class=\"footnote-back-ref\")>[^<]*</a>")]
    private static partial Regex Mark();
}
