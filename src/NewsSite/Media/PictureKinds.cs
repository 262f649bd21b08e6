using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>What an upload is by its own first bytes, whatever it is called. No library is asked, so that none is loaded (P21).</summary>
internal static class PictureKinds
{
    /// <summary>Of a JPEG; no other format may have more.</summary>
    public const int MaxBytes = 30_000_000;
    public const int MaxBytesOfOthers = 12_000_000;

    /// <summary>So many bytes tell what a file is.</summary>
    public const int Telling = 16;

    /// <param name="content">Its first bytes, <see cref="Telling"/> of them where it has as many.</param>
    /// <param name="length">Of the whole file, in bytes.</param>
    /// <exception cref="InputRefusedException">It is no JPEG, PNG or WebP, or a larger file than one of those may be.</exception>
    public static void Check(ReadOnlySpan<byte> content, long length)
    {
        var most = IsJpeg(content) ? MaxBytes : MaxBytesOfOthers;
        if (IsHeic(content)) throw new InputRefusedException("picture.heic");
        if (!IsTaken(content)) throw new InputRefusedException("picture.not-a-picture");
        if (length > most) throw new InputRefusedException("picture.too-large", most / 1_000_000);
    }

    public static bool IsJpeg(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    // What iPhones send: ISO/IEC 23008-12 names the brands, in a box at the file's beginning.
    private static bool IsHeic(ReadOnlySpan<byte> content) =>
        content.Length > 12 && content[4..].StartsWith("ftyp"u8) && (content[8..].StartsWith("hei"u8) || content[8..].StartsWith("hev"u8) || content[8..].StartsWith("mif1"u8) || content[8..].StartsWith("msf1"u8));

    private static bool IsTaken(ReadOnlySpan<byte> content) =>
        IsJpeg(content)
        || content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8));
}
