using System.Globalization;
using System.Text;

namespace NewsSite.Text;

/// <summary>One letter for those that keyboards of Dari, Pashto, Persian and Arabic write differently. For comparing only, never for showing.</summary>
internal static class PlainLetters
{
    /// <summary>Whether nothing is seen of it: format characters, vowel signs, tatweel, fillers and variation selectors.</summary>
    public static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x0640 or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x0670
            or (>= 0x064B and <= 0x065F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>The letter or digit that stands for this one; digits of every script become Western.</summary>
    public static Rune Of(Rune rune) => rune.Value switch
    {
        'ي' or 'ى' or 'ې' or 'ۍ' or 'ے' or 'ئ' => new Rune('ی'),
        'ك' or 'ڪ' => new Rune('ک'),
        'ګ' => new Rune('گ'),
        'ة' or 'ۀ' or 'ہ' or 'ھ' or 'ە' => new Rune('ه'),
        'أ' or 'إ' or 'ٱ' => new Rune('ا'),
        'ؤ' => new Rune('و'),
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber => new Rune((char)('0' + (int)Rune.GetNumericValue(rune))),
        _ => rune,
    };
}
