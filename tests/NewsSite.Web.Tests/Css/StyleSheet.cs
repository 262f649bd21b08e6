using System.Text.RegularExpressions;
using NewsSite.TestKit;

namespace NewsSite.Web.Tests.Css;

/// <summary>A style sheet of the site, as the list of its declarations; comments are gone.</summary>
internal sealed partial class StyleSheet
{
    private readonly List<Declaration> declarations = [];
    private readonly string text;
    private int at;

    private StyleSheet(string css)
    {
        text = Comment().Replace(css, "");
        Read([], null);
    }

    public IReadOnlyList<Declaration> Declarations => declarations;

    public static string Folder { get; } = Path.Combine(SeededPaper.Repository, "src/NewsSite.Web/wwwroot/css");

    /// <summary>Those that readers' browsers are given.</summary>
    public static IReadOnlyList<string> Readers { get; } = ["reader.css", "front.css", "lite.css"];

    /// <exception cref="FormatException">A bracket stays open, or one too many is closed.</exception>
    public static StyleSheet Parse(string css) => new(css);

    public static StyleSheet Open(string name) =>
        Parse(File.ReadAllText(name == "lite.css" ? Path.Combine(SeededPaper.Repository, "src/NewsSite.Web/Pages/Shared", name) : Path.Combine(Folder, name)));

    // Reads what stands between two braces: declarations, and rules that have braces of their own.
    private void Read(IReadOnlyList<string> around, string? selector)
    {
        while (Next() is var (words, end))
        {
            if (end == '{')
            {
                if (words.StartsWith('@') && words is not "@font-face") Read([.. around, words], selector);
                else Read(selector is null ? around : [.. around, selector], words);
                continue;
            }
            if (words.Length > 0)
            {
                var colon = words.IndexOf(':', StringComparison.Ordinal);
                declarations.Add(colon > 0 && selector is not null
                    ? new(around, selector, words[..colon].TrimEnd(), words[(colon + 1)..].Trim())
                    : new(around, selector ?? "", words, ""));
            }
            if (end == '}') return;
        }
        if (selector is not null || around.Count > 0) throw new FormatException("A brace stays open.");
    }

    // The words up to the next { } or ; that stands in no string and no parenthesis.
    private (string Words, char End)? Next()
    {
        var (start, depth, quote) = (at, 0, '\0');
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (depth == 0 && c is '{' or '}' or ';') return (text[start..at++].Trim(), c);
        }
        return text[start..].Trim().Length == 0 ? null : throw new FormatException($"Nothing ends \"{text[start..].Trim()}\".");
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

/// <param name="Around">The at-rules around it, and with nested rules the selectors, outermost first.</param>
/// <param name="Property">With an empty value: a whole statement that is no declaration, such as <c>@import</c>.</param>
internal sealed record Declaration(IReadOnlyList<string> Around, string Selector, string Property, string Value)
{
    public override string ToString() => $"{string.Join(' ', Around)} {Selector} {{ {Property}: {Value} }}".Trim();
}
