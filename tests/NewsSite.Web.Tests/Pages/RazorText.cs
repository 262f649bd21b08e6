using System.Text;
using System.Text.RegularExpressions;

namespace NewsSite.Web.Tests.Pages;

/// <summary>The HTML that a view holds itself: its text without comments, directives, code and expressions.</summary>
internal static partial class RazorText
{
    public static string WithoutCode(string view)
    {
        var text = Directive().Replace(Comment().Replace(view, ""), "");
        var html = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '@') html.Append(text[i]);
            else if (Next(text, i + 1) == '@') html.Append(text[++i]);
            else i = EndOfCode(text, i + 1) - 1;
        }
        return CodeLine().Replace(html.ToString(), "");
    }

    // Blocks of markup (@if, @foreach …) lose their head here and their braces to CodeLine; what stands in them stays.
    private static int EndOfCode(string text, int start)
    {
        if (Next(text, start) is '{' or '(') return EndOfPair(text, start);
        var block = Block().Match(text, start);
        if (block.Success) return EndOfPair(text, block.Index + block.Length - 1);
        var i = start;
        if (string.CompareOrdinal(text, i, "await ", 0, 6) == 0) i += 6;
        while (i < text.Length)
        {
            if (char.IsLetterOrDigit(text[i]) || text[i] == '_') i++;
            else if (text[i] is '(' or '[') i = EndOfPair(text, i);
            else if (text[i] is '.' or '!' or '?' && Continues(text, i + 1)) i++;
            else break;
        }
        return i;
    }

    private static bool Continues(string text, int i) => char.IsLetter(Next(text, i)) || (Next(text, i) is '.' or '[' && Next(text, i - 1) != '.');

    private static char Next(string text, int i) => i < text.Length ? text[i] : '\0';

    private static int EndOfPair(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"') i = text.IndexOf('"', i + 1);
            else if (text[i] is '(' or '[' or '{') depth++;
            else if (text[i] is ')' or ']' or '}' && --depth == 0) return i + 1;
            if (i < 0) break;
        }
        throw new FormatException($"What opens in “{text[start..Math.Min(text.Length, start + 40)]}” is never closed.");
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(page|using|model|inject|namespace|addTagHelper|removeTagHelper|inherits|attribute|layout|implements)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(if|foreach|for|while|switch|using|lock)\s*\(")]
    private static partial Regex Block();

    // Lines that are C# inside a block of markup.
    [GeneratedRegex(@"^[ \t]*([{}]|(else )?(if|foreach|for|while|switch) \(.*\)|else|return;|(var|case|default|break|await)\b[^<]*[;:])[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex CodeLine();
}
