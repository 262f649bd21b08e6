using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Text;

/// <summary>
/// What a reader notes down after commenting: 25 digits in groups of five, which any keyboard types (83 bits, not to be
/// guessed). The paper keeps its SHA-256 only.
/// </summary>
public static class ReceiptCode
{
    private const int Digits = 25;

    public static string New() => Grouped(RandomNumberGenerator.GetString("0123456789", Digits));

    /// <summary>Reads a code as people type it: Western, Persian or Arabic digits, any blanks, dashes and invisible marks.</summary>
    /// <returns>The code as <see cref="New"/> writes it, or null.</returns>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 200) return null;
        var digits = new StringBuilder(Digits);
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format) continue;
            if (c is not (>= '0' and <= '9' or >= '۰' and <= '۹' or >= '٠' and <= '٩')) return null;
            digits.Append((char)('0' + (c & 0xF)));
        }
        return digits.Length == Digits ? Grouped(digits.ToString()) : null;
    }

    /// <summary>What is stored of a code: 32 bytes.</summary>
    public static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));

    private static string Grouped(string digits) => string.Join('-', digits.Chunk(5).Select(group => new string(group)));
}
