using System.Globalization;
using System.Text;

namespace NewsSite.Text;

/// <summary>Text as people type it, made neutral: nothing in it can reorder, hide or pile up over its neighbours (P6).</summary>
public static class PlainText
{
    /// <summary>Marks on one letter beyond this many are dropped; Quranic and Vietnamese text needs three.</summary>
    private const int MostMarks = 4;

    /// <summary>
    /// Drops bidi overrides and isolates, controls and lone surrogates, and thins stacked marks. Keeps zero-width
    /// joiners (Persian needs them), tabs and line ends; line ends become <c>\n</c>. Letters are never rewritten.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate; one that was typed is as meaningless.
            if (rune == Rune.ReplacementChar || IsHarmful(rune.Value)) continue;
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Control && rune.Value is not ('\n' or '\t')) continue;
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                if (++marks > MostMarks) continue;
            }
            else if (category != UnicodeCategory.Format) // a joiner between marks does not end the pile
            {
                marks = 0;
            }
            clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <summary>The same for a single line (names, headlines): white space is folded to single blanks, ends trimmed.</summary>
    public static string CleanLine(string? text) =>
        string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether anything of it can be seen.</summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().Any(r => !Rune.IsWhiteSpace(r) && !PlainLetters.IsUnseen(r));

    /// <summary>The first words of a text, at most so many characters, with an ellipsis where more follow; a word that is longer than that is cut, never a letter.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(text.LastIndexOf(' ', most) is > 0 and var end ? end : most - (char.IsHighSurrogate(text[most - 1]) ? 1 : 0))] + "…";

    /// <summary>Sets a name apart inside a sentence of the other direction, where no <c>bdi</c> can stand. For showing only.</summary>
    public static string Isolate(string text) => $"\u2068{text}\u2069";

    // U+202A–202E and U+2066–2069 turn text around; U+206A–206F, tags and annotations hide it; noncharacters are never text.
    private static bool IsHarmful(int c) =>
        c is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x206F or 0x2028 or 0x2029 or 0xFEFF
          or >= 0xFFF9 and <= 0xFFFB or >= 0xE0000 and <= 0xE007F or >= 0xFDD0 and <= 0xFDEF
        || (c & 0xFFFE) == 0xFFFE;
}
