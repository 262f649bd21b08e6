using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Text;

/// <summary>The codes of authenticator apps: RFC 6238 as they all speak it (HMAC-SHA1, 30 s, six digits).</summary>
public static class AuthenticatorCodes
{
    public const int Length = 6;
    public const int KeyLength = 20;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <param name="key">What the authenticator and the paper share.</param>
    /// <param name="step">Steps of 30 s since 1970.</param>
    public static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // what authenticators speak; a collision of SHA-1 is of no use here
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / Step.Ticks;

    /// <summary>The step of which <paramref name="code"/> is the code, at most one away from <paramref name="now"/> (UTC) and later than <paramref name="after"/>; null where there is none.</summary>
    public static long? Match(byte[] key, string code, DateTime now, long after)
    {
        long? found = null;
        var current = StepAt(now);
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(key, step)), Encoding.ASCII.GetBytes(code)) && step > after) found ??= step;
        }
        return found;
    }

    /// <summary>The key as authenticators take it when it is typed: base 32 of RFC 4648.</summary>
    public static string Text(byte[] key)
    {
        var letters = new StringBuilder(key.Length * 8 / 5);
        for (var bit = 0; bit < key.Length * 8; bit += 5)
        {
            var pair = (key[bit / 8] << 8) | (bit / 8 + 1 < key.Length ? key[bit / 8 + 1] : 0);
            letters.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }
        return letters.ToString();
    }

    /// <summary>The address that a QR code holds.</summary>
    public static string Address(byte[] key, string paper, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(paper)}:{Uri.EscapeDataString(name)}?secret={Text(key)}&issuer={Uri.EscapeDataString(paper)}&digits=6&period=30";
}
