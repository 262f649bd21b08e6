using System.Buffers;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace NewsSite.Text;

/// <summary>
/// Bounds Markdig's work, counted in steps of it, one account a text (P5). Within lines two things grow with the square of
/// the input: each piece is hung into the innermost of all brackets and stars that are open, and each
/// <c>](</c> that begins no link may read to the end of its block. Left alone, 200,000 characters took up to 44 s.
/// </summary>
internal static class MarkdownBudget
{
    private const long MostSteps = 10_000_000;

    /// <summary>Characters of quote and list marks, with their blanks, at the start of one line; ten for each part in all.</summary>
    private const int MostMarkers = 500;

    private static readonly SearchValues<char> Markers = SearchValues.Create(" \t>-+*.)0123456789");

    /// <summary>
    /// Some of Markdig's work is lines × open blocks, and it fills the rows of a table up to its widest: a few bytes a row
    /// become thousands of cells. So both are counted beforehand, as if lines with no blank one between them were one
    /// table of two columns or more.
    /// </summary>
    /// <exception cref="InputRefusedException">The text has too many lines or cells, or begins its lines too deep.</exception>
    public static void CheckLines(string markdown)
    {
        long lines = 0, markers = 0, rows = 0, columns = 2;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            lines++;
            var isBlank = line.IsWhiteSpace();
            var lead = isBlank ? 0 : line.IndexOfAnyExcept(Markers) is >= 0 and var first ? first : line.Length;
            if (lead > MostMarkers || (markers += lead) > 10 * ArticleMarkdown.MaxParts) throw new InputRefusedException("article.too-deep");
            rows = isBlank ? 0 : rows + 1;
            columns = isBlank ? 2 : Math.Max(columns, line.Count('|'));
            if (lines > 2 * ArticleMarkdown.MaxParts || rows * columns > ArticleMarkdown.MaxParts)
                throw new InputRefusedException("article.too-many-parts", ArticleMarkdown.MaxParts);
        }
    }

    /// <summary>Puts the two counters into a pipeline; the last thing before it is built.</summary>
    public static MarkdownPipelineBuilder UseBudget(this MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Replace<LinkInlineParser>(new CountedLinks());
        pipeline.InlineParsers.Insert(0, new CountedDelimiters());
        return pipeline;
    }

    private static Account AccountOf(InlineProcessor processor)
    {
        if (processor.Document.GetData(typeof(Account)) is Account account) return account;
        processor.Document.SetData(typeof(Account), account = new());
        return account;
    }

    private sealed class Account
    {
        private long spent;
        private object? block;
        private int open;

        public void Charge(int steps)
        {
            if ((spent += steps) > MostSteps) throw new InputRefusedException("article.too-tangled");
        }

        public void Meet(object? within, bool opens)
        {
            if (!ReferenceEquals(block, within)) (block, open) = (within, 0);
            Charge(opens ? ++open : open);
        }
    }

    /// <summary>Sees every piece before the parser that takes it, and takes none.</summary>
    private sealed class CountedDelimiters : InlineParser
    {
        public CountedDelimiters() => OpeningCharacters = ['[', '!', '*', '_', '~', ']', '`', '<', '&', '\\', '\n', '|'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            AccountOf(processor).Meet(processor.Block, slice.CurrentChar is '[' or '!' or '*' or '_' or '~');
            return false;
        }
    }

    private sealed class CountedLinks : LinkInlineParser
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var (start, isAddress) = (slice.Start, slice.CurrentChar == ']' && slice.PeekChar() == '(');
            var matched = base.Match(processor, ref slice);
            if (isAddress && slice.Start <= start + 1) AccountOf(processor).Charge(slice.End - start);
            return matched;
        }
    }
}
