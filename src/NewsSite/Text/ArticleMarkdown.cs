using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsSite.Text;

/// <summary>What an article's Markdown becomes: neutral HTML (pictures by key, no addresses of ours) and the keys of its pictures.</summary>
public sealed record RenderedText(string NeutralHtml, IReadOnlyList<string> Pictures);

/// <summary>
/// Markdown to the HTML that is stored. Text is shown as it was written: no automatic quotes, dashes or links, and raw
/// HTML is text. Pictures name a file of the newsroom; any other picture becomes its alt text, since a page asks nobody else.
/// </summary>
public static class ArticleMarkdown
{
    /// <summary>Raised when the same Markdown would come out differently; stored HTML of an older version is rendered anew.</summary>
    public const int RenderVersion = 4;

    /// <summary>Characters of Markdown in one body; ten times the longest feature that newspapers print.</summary>
    public const int MaxLength = 200_000;

    /// <summary>Paragraphs, links, list items, table cells and the like in one body (P5).</summary>
    public const int MaxParts = 10_000;

    /// <summary>Different pictures in one body: each is looked up.</summary>
    public const int MaxPictures = 500;

    /// <summary>Characters of HTML that may come of it (P5).</summary>
    public const int MaxHtmlLength = 4_000_000;

    private const string LanguageScheme = "lang:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .DisableHtml().UseBudget()
        .Build();

    /// <summary>What the pictures of a body are called, in order.</summary>
    /// <exception cref="InputRefusedException">As for <see cref="Render"/>.</exception>
    public static IReadOnlyList<string> PictureNames(string markdown) =>
        Parse(markdown).Descendants<LinkInline>().Where(l => l.IsImage && !string.IsNullOrEmpty(l.Url)).Select(l => l.Url!).Distinct().ToList()
            is { Count: <= MaxPictures } names ? names : throw new InputRefusedException("article.too-many-pictures", MaxPictures);

    /// <param name="markdown">The body as it was typed.</param>
    /// <param name="pictureKey">The key of the picture with that name, or null when the newsroom has none.</param>
    /// <exception cref="InputRefusedException">The text is too long, or nested or repeated beyond reason.</exception>
    public static RenderedText Render(string markdown, Func<string, string?> pictureKey)
    {
        var pictures = new List<string>();
        using var output = new BoundedWriter(MaxHtmlLength);
        try
        {
            var document = Parse(markdown);
            HeadingIds.Give(document);
            var renderer = new HtmlRenderer(output);
            Pipeline.Setup(renderer);
            renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.Inlines.LinkInlineRenderer>(new LinkRenderer(pictureKey, pictures));
            renderer.ObjectRenderers.Replace<ParagraphRenderer>(new PictureParagraphRenderer(pictureKey));
            renderer.ObjectRenderers.Replace<QuoteBlockRenderer>(new PullQuoteRenderer());
            renderer.Render(document);
        }
        catch (ArgumentException e) when (IsDepthLimit(e))
        {
            throw new InputRefusedException("article.too-deep");
        }
        var html = PlainText.Clean(output.ToString()); // once more, for what was written as &#x202e;
        // The sanitiser walks siblings by their number: its time grows with the square of them.
        if (html.AsSpan().Count('<') > 2 * MaxParts) throw new InputRefusedException("article.too-many-parts", MaxParts);
        return new(HtmlPolicy.Article(html), pictures);
    }

    /// <summary>A body as nothing but its paragraphs, for one that no renderer takes any more.</summary>
    public static RenderedText AsTyped(string markdown) => new(
        string.Concat(PlainText.Clean(markdown).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => $"<p>{System.Net.WebUtility.HtmlEncode(p)}</p>\n")), []);

    private static MarkdownDocument Parse(string markdown)
    {
        if (markdown.Length > MaxLength) throw new InputRefusedException("article.too-long", MaxLength);
        MarkdownBudget.CheckLines(markdown);
        try
        {
            return Markdown.Parse(PlainText.Clean(markdown), Pipeline); // Markdig fails on a lone surrogate in an address
        }
        catch (ArgumentException e) when (IsDepthLimit(e))
        {
            throw new InputRefusedException("article.too-deep");
        }
    }

    // Markdig has no type of its own for the depth at which it gives up.
    private static bool IsDepthLimit(ArgumentException e) => e.Message.Contains("nested", StringComparison.Ordinal);

    /// <summary>Writes a known picture as a bare <c>img data-media</c>, an unknown one as its alt text, words of another language in an element that says so, a link as Markdig does.</summary>
    private sealed class LinkRenderer(Func<string, string?> pictureKey, List<string> pictures) : Markdig.Renderers.Html.Inlines.LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (!link.IsImage)
            {
                if (LanguageOf(link) is { } language) WriteWords(renderer, link, language);
                else base.Write(renderer, link);
                return;
            }
            if (pictureKey(link.Url ?? "") is not { } key)
            {
                renderer.WriteChildren(link);
                return;
            }
            pictures.Add(key);
            renderer.Write("<img data-media=\"").WriteEscape(key).Write("\" alt=\"").WriteEscape(Alt(link)).Write("\">");
        }

        // [ورځپاڼه](lang:ps): words in another language than the text's, for those who hear it and for the letters' order.
        private static string? LanguageOf(LinkInline link) =>
            link.Url is { } url && url.StartsWith(LanguageScheme, StringComparison.Ordinal) && LanguageTag.IsValid(url[LanguageScheme.Length..]) ? url[LanguageScheme.Length..] : null;

        private static void WriteWords(HtmlRenderer renderer, LinkInline words, string language)
        {
            renderer.Write($"<span lang=\"{language}\" dir=\"{TextDirection.Of(language)}\">");
            renderer.WriteChildren(words);
            renderer.Write("</span>");
        }

        // Words only: Markdig's own writing of an alt text lets footnote marks and inner pictures end the attribute.
        private static string Alt(LinkInline link) => string.Concat(link.Descendants().Select(inline => inline switch
        {
            LiteralInline words => words.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            AutolinkInline address => address.Url,
            LineBreakInline => " ",
            _ => "",
        }));
    }

    /// <summary>A paragraph that is nothing but one picture is a figure; the picture's title is its caption.</summary>
    private sealed class PictureParagraphRenderer(Func<string, string?> pictureKey) : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (paragraph.Inline is not { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture } || pictureKey(picture.Url ?? "") is null)
            {
                base.Write(renderer, paragraph);
                return;
            }
            renderer.EnsureLine();
            renderer.Write("<figure>").WriteChildren(paragraph.Inline);
            if (!string.IsNullOrEmpty(picture.Title)) renderer.Write("<figcaption>").WriteEscape(picture.Title).Write("</figcaption>");
            renderer.WriteLine("</figure>");
        }
    }

    /// <summary>A quotation within a quotation and nothing beside it (<c>&gt;&gt; words</c>) is a pull quote: words of the text, shown large once more.</summary>
    private sealed class PullQuoteRenderer : QuoteBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
        {
            if (quote is not [QuoteBlock pulled])
            {
                base.Write(renderer, quote);
                return;
            }
            renderer.EnsureLine();
            renderer.WriteLine("<blockquote class=\"pull\">");
            renderer.WriteChildren(pulled);
            renderer.WriteLine("</blockquote>");
        }
    }

    /// <summary>Stops a text whose HTML grows beyond the bound while it is being written, not after.</summary>
    private sealed class BoundedWriter(int limit) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override void Write(char value)
        {
            Check(1);
            base.Write(value);
        }

        public override void Write(string? value)
        {
            Check(value?.Length ?? 0);
            base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            Check(count);
            base.Write(buffer, index, count);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Check(buffer.Length);
            base.Write(buffer);
        }

        private void Check(int more)
        {
            if (GetStringBuilder().Length + more > limit) throw new InputRefusedException("article.too-long", MaxLength);
        }
    }
}
