using System.Text;
using System.Text.RegularExpressions;

namespace NewsSite.Text;

/// <summary>Turns stored, neutral HTML into what one kind of page shows.</summary>
public static partial class ArticleHtml
{
    /// <summary>Puts each picture in its place in one pass.</summary>
    /// <param name="neutralHtml">As <see cref="ArticleMarkdown.Render"/> made it.</param>
    /// <param name="picture">The markup for a picture's key and its alt text, still encoded as an attribute; empty leaves it out.</param>
    public static SafeHtml Expand(string neutralHtml, Func<string, string, string> picture) =>
        new(Picture().Replace(neutralHtml, match => picture(match.Groups["key"].Value, match.Groups["alt"].Value)));

    /// <summary>Whether there is any picture to put in its place.</summary>
    public static bool NamesPictures(string neutralHtml) => Picture().IsMatch(neutralHtml);

    /// <summary>How many words stored HTML has: what stands between white space.</summary>
    public static int CountWords(string neutralHtml)
    {
        var words = 0;
        bool inTag = false, inValue = false, inWord = false; // as below
        foreach (var c in neutralHtml)
        {
            var wasInTag = inTag;
            if (!inTag) inTag = c == '<';
            else if (c == '"') inValue = !inValue;
            else if (c == '>' && !inValue) inTag = false;
            var isLetter = !inTag && !wasInTag && !char.IsWhiteSpace(c);
            if (isLetter && !inWord) words++;
            inWord = isLetter;
        }
        return words;
    }

    /// <summary>The headings of the first rank that have a name, in order, for a table of contents.</summary>
    public static IReadOnlyList<TextHeading> Headings(string neutralHtml) =>
        [.. Heading().Matches(neutralHtml).Select(m => new TextHeading(m.Groups["id"].Value, Words(m.Groups["words"].Value)))];

    /// <summary>Markup that a page of ours put together from encoded parts, without a word that was not encoded.</summary>
    public static SafeHtml Trusted(string encodedMarkup) => new(encodedMarkup);

    /// <summary>The words of stored HTML, for descriptions, counts and the search.</summary>
    public static string Words(string neutralHtml)
    {
        var text = new StringBuilder(neutralHtml.Length);
        bool inTag = false, inValue = false; // an alt text may hold a '>'
        foreach (var c in Footnotes.Without(neutralHtml))
        {
            if (!inTag && c == '<') inTag = true;
            else if (!inTag) text.Append(c);
            else if (c == '"') inValue = !inValue;
            else if (c == '>' && !inValue) { inTag = false; text.Append(' '); }
        }
        return PlainText.CleanLine(System.Net.WebUtility.HtmlDecode(text.ToString()));
    }

    [GeneratedRegex("<h2 id=\"(?<id>s-[^\"]+)\">(?<words>.*?)</h2>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    // The sanitiser writes attributes in this order and with double quotes; no other img leaves it.
    [GeneratedRegex("<img data-media=\"(?<key>[0-9a-z]+)\" alt=\"(?<alt>[^\"]*)\">")]
    private static partial Regex Picture();
}

/// <summary>A heading within an article.</summary>
/// <param name="Id">What an address points at behind its <c>#</c>.</param>
/// <param name="Words">Plain text.</param>
public sealed record TextHeading(string Id, string Words);
