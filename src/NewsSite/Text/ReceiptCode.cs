using System.Globalization;
using System.Numerics;
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

    public static string New() => TypedDigits.Grouped(RandomNumberGenerator.GetString("0123456789", Digits));

    /// <summary>The code that belongs to a digest of 16 bytes or more: always the same one.</summary>
    public static string Of(ReadOnlySpan<byte> digest) =>
        TypedDigits.Grouped((new BigInteger(digest, isUnsigned: true) % BigInteger.Pow(10, Digits)).ToString($"D{Digits}", CultureInfo.InvariantCulture));

    /// <summary>Reads a code as people type it: Western, Persian or Arabic digits, any blanks, dashes and invisible marks.</summary>
    /// <returns>The code as <see cref="New"/> writes it, or null.</returns>
    public static string? Read(string? typed) => TypedDigits.Read(typed, Digits) is { } digits ? TypedDigits.Grouped(digits) : null;

    /// <summary>What is stored of a code: 32 bytes.</summary>
    public static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));
}
