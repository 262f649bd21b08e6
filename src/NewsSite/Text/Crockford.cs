using System.Security.Cryptography;

namespace NewsSite.Text;

/// <summary>Codes and numbers in Crockford's base 32, lower case: no i, l, o or u, so they can be read aloud and typed again.</summary>
public static class Crockford
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A random code; 5 bits a letter.</summary>
    public static string NewCode(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>A code as somebody typed it, in any case and with the letters that are taken for digits. What it is not stays what it is.</summary>
    public static string AsTyped(string code) => code.ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1');

    public static bool IsCode(string code, int length) => code.Length == length && code.All(Alphabet.Contains);

    /// <summary>The first <paramref name="length"/> letters of a digest, 5 bits each.</summary>
    public static string FromDigest(ReadOnlySpan<byte> digest, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length * 5, digest.Length * 8);
        var letters = new char[length];
        for (var i = 0; i < length; i++)
        {
            var bit = i * 5;
            var pair = (digest[bit / 8] << 8) | (bit / 8 + 1 < digest.Length ? digest[bit / 8 + 1] : 0);
            letters[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }
        return new string(letters);
    }

    /// <summary>A number without leading zeros.</summary>
    public static string FromNumber(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> digits = stackalloc char[13];
        var at = digits.Length;
        do
        {
            digits[--at] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }
        while (number > 0);
        return new string(digits[at..]);
    }

    /// <summary>Reads only what <see cref="FromNumber"/> writes, so that one number has one spelling.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 12 || (text.Length > 1 && text[0] == '0')) return false;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c);
            if (digit < 0) return false;
            number = (number << 5) | (uint)digit;
        }
        return true;
    }
}
