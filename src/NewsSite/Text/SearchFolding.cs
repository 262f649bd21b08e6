using System.Globalization;
using System.Text;

namespace NewsSite.Text;

/// <summary>
/// Words as the search compares them: one letter for those that keyboards write differently, small, without accents,
/// vowel signs and tatweel, with Western digits. Never for showing. One pass over the text, without expressions (P8).
/// </summary>
public static class SearchFolding
{
    /// <summary>Raised with every change of a rule, or of what is folded; what an older one folded is folded anew at the start.</summary>
    public const int Version = 2;

    private const char NonJoiner = '\u200C';

    /// <summary>The words of a text in its order, each with the place where it stands.</summary>
    /// <param name="text">As it is shown, or as it was typed.</param>
    /// <param name="language">The tag of its language: in Pashto ي and ی are two letters.</param>
    public static List<FoldedWord> Words(string text, string language)
    {
        var isPashto = IsPashto(language);
        var words = new List<FoldedWord>();
        var parts = new List<string>(1);
        var part = new StringBuilder();
        var (start, end, at) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var length = part.Length;
            if (Append(part, rune, isPashto))
            {
                if (length == 0 && part.Length > 0 && parts.Count == 0) start = at;
                if (part.Length > length || (length > 0 && IsMark(Rune.GetUnicodeCategory(rune)))) end = at + rune.Utf16SequenceLength; // a hamza above the last letter is of its word
            }
            else if (rune.Value == NonJoiner)
            {
                EndPart(parts, part);
            }
            else if (!(IsApostrophe(rune) && part.Length > 0 && char.IsAscii(part[^1])))
            {
                EndWord(words, parts, part, start, end);
            }
            at += rune.Utf16SequenceLength;
        }
        EndWord(words, parts, part, start, end);
        return words;
    }

    /// <summary>Whether two letters for y are told apart.</summary>
    public static bool IsPashto(string language) => language == "ps" || language.StartsWith("ps-", StringComparison.Ordinal);

    private static void EndPart(List<string> parts, StringBuilder part)
    {
        if (part.Length == 0) return;
        parts.Add(part.ToString());
        part.Clear();
    }

    private static void EndWord(List<FoldedWord> words, List<string> parts, StringBuilder part, int start, int end)
    {
        EndPart(parts, part);
        if (parts.Count == 0) return;
        words.Add(new(start, end - start, [.. parts]));
        parts.Clear();
    }

    /// <returns>Whether the sign belongs to a word; what is not seen of one adds nothing.</returns>
    private static bool Append(StringBuilder word, Rune rune, bool isPashto)
    {
        if (rune.IsAscii)
        {
            if (!Rune.IsLetterOrDigit(rune)) return false;
            word.Append(char.ToLowerInvariant((char)rune.Value));
            return true;
        }
        if (Letter(rune.Value, isPashto) is { } letter)
        {
            word.Append(letter);
            return true;
        }
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                word.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                return true;
            case var mark when IsMark(mark):
                return true;
            case UnicodeCategory.Format:
                return rune.Value != NonJoiner;
            case UnicodeCategory.SpacingCombiningMark:
                word.Append(rune);
                return true;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                AppendDecomposed(word, rune, isPashto);
                return true;
            default:
                return false;
        }
    }

    // Letters with accents, and the shapes of Arabic letters that old programs wrote: each is other letters, which are folded.
    private static void AppendDecomposed(StringBuilder word, Rune rune, bool isPashto)
    {
        var composed = rune.ToString().Normalize(NormalizationForm.FormKC);
        foreach (var whole in composed.EnumerateRunes())
        {
            if (Letter(whole.Value, isPashto) is { } letter)
            {
                word.Append(letter);
                continue;
            }
            foreach (var piece in whole.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            {
                if (IsMark(Rune.GetUnicodeCategory(piece))) continue;
                if (Letter(piece.Value, isPashto) is { } inner) word.Append(inner);
                else if (Rune.IsLetterOrDigit(piece)) word.Append(Rune.ToLowerInvariant(piece));
            }
        }
    }

    // Empty for what is not seen. Those of Arabic that are left as they are stand here too: their decomposition would take the hamza off.
    private static string? Letter(int c, bool isPashto) => c switch
    {
        'ي' => isPashto ? "ي" : "ی",
        'ى' or 'ے' or 'ۓ' => "ی",
        'ك' or 'ڪ' => "ک",
        'ة' or 'ۀ' or 'ۂ' or 'ۃ' or 'ہ' or 'ھ' or 'ە' => "ه",
        'أ' or 'إ' or 'ٱ' or 'ٲ' or 'ٳ' => "ا",
        'ٵ' => "ا",
        0x0640 => "", // tatweel
        >= 0x0620 and <= 0x064A or >= 0x066E and <= 0x06D3 or 0x06D5 or 0x06EE or 0x06EF or >= 0x06FA and <= 0x06FC when c is not (0x0670 or 0x0640) => ((char)c).ToString(),
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => null,
    };

    private static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or 0x2019;
}

/// <summary>A word as the search compares it.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Parts">What non-joiners divide it into; one for most words.</param>
public readonly record struct FoldedWord(int Start, int Length, string[] Parts)
{
    public string Joined => Parts.Length == 1 ? Parts[0] : string.Concat(Parts);
}
