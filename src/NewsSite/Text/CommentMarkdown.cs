using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsSite.Text;

/// <summary>
/// What readers may mark in a comment: emphasis, lists, quotes and links. No picture, heading, table or HTML: those stay
/// the letters that were typed, and so does every line end. Safe by what is written: tags of ours around encoded text.
/// </summary>
public static partial class CommentMarkdown
{
    private const int MaxHtmlLength = 60_000;
    private static readonly MarkdownPipeline Pipeline = Build();
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_\\[&");

    /// <summary>The comment as all its readers and its moderators see it.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="direction">Of its blocks: each finds its own, unless it is known, as that of the paper's own words is.</param>
    public static SafeHtml Render(string text, string direction = "auto")
    {
        try
        {
            MarkdownBudget.CheckLines(text);
            using var output = new StringWriter(CultureInfo.InvariantCulture);
            var renderer = new HtmlRenderer(output);
            renderer.ObjectRenderers.Replace<ParagraphRenderer>(new Paragraphs(direction));
            renderer.ObjectRenderers.Replace<ListRenderer>(new Lists(direction));
            renderer.ObjectRenderers.Replace<QuoteBlockRenderer>(new Quotes(direction));
            renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.Inlines.LinkInlineRenderer>(new Links());
            renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.Inlines.EmphasisInlineRenderer>(new Emphasis());
            renderer.Render(Markdown.Parse(PlainText.Clean(text), Pipeline));
            var html = output.ToString();
            return html.Length is > 0 and <= MaxHtmlLength && html.Contains('>', StringComparison.Ordinal) && HasWords(html) ? new(html) : AsTyped(text, direction);
        }
        catch (Exception e) when (e is ArgumentException or InputRefusedException) // nested or repeated beyond reason
        {
            return AsTyped(text, direction);
        }
    }

    /// <summary>The addresses to which its links lead when it is shown.</summary>
    public static IReadOnlyList<string> Targets(string text) => text.AsSpan().ContainsAny(Marks) || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        ? [.. Target().Matches(Render(text).ToString()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))] : [];

    /// <summary>What its readers read of it: without marks, with the addresses of its links.</summary>
    public static string Read(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks)) return text; // spares parsing what has none
        var html = Render(text).ToString();
        var read = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var c in html)
        {
            if (c is '<' or '>') isTag = c == '<';
            else if (!isTag) read.Append(c);
        }
        return WebUtility.HtmlDecode(read.ToString());
    }

    private static SafeHtml AsTyped(string text, string direction) => new(string.Concat(PlainText.Clean(text)
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => $"<p dir=\"{direction}\" class=\"typed\">{WebUtility.HtmlEncode(p)}</p>\n")));

    // A text of nothing but definitions of links would be shown as nothing.
    private static bool HasWords(string html)
    {
        var isTag = false;
        foreach (var c in html)
        {
            if (c is '<' or '>') isTag = c == '<';
            else if (!isTag && !char.IsWhiteSpace(c)) return true;
        }
        return false;
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new QuoteBlockParser());
        builder.BlockParsers.Add(new ListBlockParser());
        builder.BlockParsers.Add(new ParagraphBlockParser { ParseSetextHeadings = false });
        builder.InlineParsers.Clear();
        builder.InlineParsers.Add(new EscapeInlineParser());
        builder.InlineParsers.Add(new EmphasisInlineParser());
        builder.InlineParsers.Add(new LinkInlineParser());
        builder.InlineParsers.Add(new LineBreakInlineParser());
        return builder.UseAutoLinks().UseBudget().Build();
    }

    private sealed class Paragraphs(string direction) : HtmlObjectRenderer<ParagraphBlock>
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            // Within a list or a quotation the direction is that of the whole, which looks past parts that have their own.
            renderer.Write(paragraph.Parent is MarkdownDocument ? $"<p dir=\"{direction}\" class=\"typed\">" : "<p class=\"typed\">").WriteLeafInline(paragraph);
            renderer.WriteLine("</p>");
        }
    }

    private sealed class Lists(string direction) : HtmlObjectRenderer<ListBlock>
    {
        protected override void Write(HtmlRenderer renderer, ListBlock list)
        {
            var start = list.IsOrdered && list.OrderedStart is { } first && first != "1" && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $" start=\"{number}\"" : "";
            renderer.WriteLine(list.IsOrdered ? $"<ol dir=\"{direction}\"{start}>" : $"<ul dir=\"{direction}\">");
            foreach (var item in list)
            {
                renderer.Write("<li>");
                renderer.WriteChildren((ListItemBlock)item);
                renderer.WriteLine("</li>");
            }
            renderer.WriteLine(list.IsOrdered ? "</ol>" : "</ul>");
        }
    }

    private sealed class Quotes(string direction) : HtmlObjectRenderer<QuoteBlock>
    {
        protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
        {
            renderer.WriteLine($"<blockquote dir=\"{direction}\">");
            renderer.WriteChildren(quote);
            renderer.WriteLine("</blockquote>");
        }
    }

    private sealed class Emphasis : HtmlObjectRenderer<EmphasisInline>
    {
        protected override void Write(HtmlRenderer renderer, EmphasisInline emphasis)
        {
            var tag = emphasis.DelimiterCount >= 2 ? "strong" : "em";
            renderer.Write($"<{tag}>");
            renderer.WriteChildren(emphasis);
            renderer.Write($"</{tag}>");
        }
    }

    /// <summary>A link says where it leads whatever stands on it, so that nobody is led astray (P4); what is no address of the web is the words that stood on it.</summary>
    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage || !Uri.TryCreate(link.Url, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto) || !HtmlPolicy.IsLink(link.Url!))
            {
                renderer.WriteChildren(link);
                return;
            }
            renderer.Write("<a href=\"").WriteEscapeUrl(link.Url).Write("\" rel=\"nofollow ugc noopener\">");
            renderer.WriteChildren(link);
            renderer.Write("</a>");
            if (!link.IsAutoLink && address.Host.Length > 0) renderer.Write(" <bdi>(").WriteEscape(address.IdnHost).Write(")</bdi>");
        }
    }

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Target();
}
