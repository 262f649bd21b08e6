using System.Text.RegularExpressions;

namespace NewsSite.Text;

/// <summary>Turns stored, neutral HTML into what lite pages show: words in place of pictures, and links that stay in lite.</summary>
public static partial class LiteHtml
{
    /// <param name="neutralHtml">As <see cref="ArticleMarkdown.Render"/> made it.</param>
    /// <param name="words">What stands for a picture: given its key and its alt text, still encoded as an attribute.</param>
    /// <param name="way">The link to that picture; one that stands in a link itself has it behind that.</param>
    /// <param name="link">What becomes of an address that starts with a slash, encoded as an attribute.</param>
    public static SafeHtml Expand(string neutralHtml, Func<string, string, string> words, Func<string, string> way, Func<string, string> link)
    {
        var (inLink, behind) = (false, "");
        return ArticleHtml.Trusted(Part().Replace(neutralHtml, part =>
        {
            if (part.Groups["key"] is { Success: true, Value: var key })
            {
                if (inLink) behind += way(key);
                return words(key, part.Groups["alt"].Value) + (inLink ? "" : way(key));
            }
            if (part.Value == "</a>")
            {
                var end = part.Value + behind;
                (inLink, behind) = (false, "");
                return end;
            }
            inLink = true;
            return Address().Replace(part.Value, address => $" href=\"{link(address.Groups["path"].Value)}\"");
        }));
    }

    // Each whole, so that nothing in a title or an alt text is taken for a tag; as the sanitiser writes them.
    [GeneratedRegex("<img data-media=\"(?<key>[0-9a-z]+)\" alt=\"(?<alt>[^\"]*)\">|<a(?: [a-z-]+=\"[^\"]*\")*>|</a>")]
    private static partial Regex Part();

    [GeneratedRegex(" href=\"(?<path>/[^\"]*)\"")]
    private static partial Regex Address();
}
