using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsSite.Text;

/// <summary>
/// Names the headings of a text, so that a table of contents and other pages can point at them: <c>s-</c> and the words,
/// as in addresses. The same words once more get a number.
/// </summary>
internal static class HeadingIds
{
    public static void Give(MarkdownDocument document)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var words = heading.Inline is null ? "" : string.Concat(heading.Inline.Descendants().OfType<LeafInline>().Select(Words));
            if (Slug.From(words) is not { Length: > 0 } slug) continue;
            var id = $"s-{slug}";
            while (!taken.Add(id)) id = $"s-{slug}-{times[slug] = times.GetValueOrDefault(slug, 1) + 1}";
            heading.GetAttributes().Id = id;
        }
    }

    private static string Words(LeafInline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => " ",
    };
}
