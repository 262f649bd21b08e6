using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace NewsSite.Text;

/// <summary>
/// What a name looks like (P6): two names with the same fold can be taken for one another. A small part of Unicode's
/// confusables (UTS 39): Latin, Cyrillic, Greek, Armenian, digits for letters, and the letters of Persian keyboards.
/// </summary>
public static class LookAlikes
{
    // The first letter is what the others look like. Capitals stand here where they look like another letter than their small ones.
    private static readonly string[] Alike =
    [
        "aаАαΑɑᴀ4@", "bвВЬьβΒʙ", "cсСςᴄ", "dԁԀᴅđĐðɖ", "eеЕεΕєЄᴇҽзЗ3", "fϝϜꜰƒ", "gɡɢցǥ", "hнНΗһҺʜհħ", "iіІιΙıɩɪӏӀlLʟłŁ1|!ǀ",
        "jјЈȷᴊ", "kкКκΚᴋ", "mмМΜᴍ", "nпПηΝոɴ", "oоОοΟσօՕᴏøØөӨ0", "pрРρΡᴘ", "qԛԚգ", "rгГʀᴦɾ", "sѕЅꜱ5$", "tтТτΤᴛŧ7",
        "uυսμᴜʋиИ", "vνѵѴᴠ", "wωԝԜᴡшШѡѠ", "xхХχΧ", "yуУγΥʏүҮ", "zΖζᴢ",
    ];

    private static readonly FrozenDictionary<Rune, char> Letters =
        Alike.SelectMany(alike => alike.EnumerateRunes().Skip(1).Select(r => KeyValuePair.Create(r, alike[0]))).ToFrozenDictionary();

    /// <summary>Words in small plain letters with single blanks between them; empty when nothing of the text is seen.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in PlainText.Clean(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsMark(rune) || PlainLetters.IsUnseen(rune)) continue;
            if (Plain(rune) is { } letter) folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd().Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }

    private static Rune? Plain(Rune typed)
    {
        var rune = PlainLetters.Of(typed);
        if (Letters.TryGetValue(rune, out var letter)) return new Rune(letter);
        if (Badge(rune.Value) is { } badge) return Letters.TryGetValue(new Rune(badge), out letter) ? new Rune(letter) : new Rune(badge);
        if (!Rune.IsLetterOrDigit(rune)) return null;
        var small = Rune.ToLowerInvariant(rune);
        return Letters.TryGetValue(small, out letter) ? new Rune(letter) : small;
    }

    // White letters on black, and the letters that flags are made of: Unicode gives them no plain form.
    private static char? Badge(int c) => c switch
    {
        >= 0x1F150 and <= 0x1F169 => (char)('a' + (c - 0x1F150)),
        >= 0x1F170 and <= 0x1F189 => (char)('a' + (c - 0x1F170)),
        >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + (c - 0x1F1E6)),
        _ => null,
    };

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
