using System.Globalization;
using System.Text;

namespace NewsSite.Text;

/// <summary>Codes of digits as people type them: Western, Persian or Arabic digits, any blanks, dashes and invisible marks.</summary>
public static class TypedDigits
{
    /// <returns>That many ASCII digits; null where something else was typed.</returns>
    public static string? Read(string? typed, int length)
    {
        if (typed is null || typed.Length > 200) return null;
        var digits = new StringBuilder(length);
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format) continue;
            if (c is not (>= '0' and <= '9' or >= '۰' and <= '۹' or >= '٠' and <= '٩')) return null;
            digits.Append((char)('0' + (c & 0xF)));
        }
        return digits.Length == length ? digits.ToString() : null;
    }

    /// <summary>The same text with Persian and Arabic digits as Western ones.</summary>
    public static string Western(string typed) => string.Concat(typed.Select(c => c is >= '۰' and <= '۹' or >= '٠' and <= '٩' ? (char)('0' + (c & 0xF)) : c));

    /// <summary>A number as a person types it, in any digits.</summary>
    /// <returns>Null for what is none, or is more than <paramref name="most"/>.</returns>
    public static int? Number(string? typed, int most)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format));
        return digits.Length is > 0 and < 10 && Read(digits, digits.Length) is { } read && int.Parse(read, CultureInfo.InvariantCulture) is var number && number <= most ? number : null;
    }

    /// <summary>In groups of five, with dashes between.</summary>
    public static string Grouped(string digits) => string.Join('-', digits.Chunk(5).Select(group => new string(group)));
}
