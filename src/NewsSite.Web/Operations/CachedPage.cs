using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsSite.Web.Operations;

/// <summary>A finished answer in up to three encodings, made when they are first asked for, all from one render.</summary>
internal sealed class CachedPage
{
    // A window of 64 KB holds a page. Wider ones have the encoder clear a table of 32 MB at quality 9, and say a page in no byte less.
    private const int BrotliWindow = 16;
    private const int LongestPage = 128 * 1024;
    private readonly string digest;
    private Encoded? brotli;
    private Encoded? gzip;

    public CachedPage(byte[] body, int status, string? contentType, string? robots, long stamp, long? articleId, DateTime until)
    {
        digest = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));
        Plain = new(body, null, $"\"{digest}\"");
        Status = status;
        ContentType = contentType;
        Robots = robots;
        Stamp = stamp;
        ArticleId = articleId;
        Until = until;
    }

    public Encoded Plain { get; }
    public int Status { get; }
    public string? ContentType { get; }
    public string? Robots { get; }

    /// <summary>The number of the last change before its first query.</summary>
    public long Stamp { get; }
    public long? ArticleId { get; }

    /// <summary>UTC from which it would read differently by time alone.</summary>
    public DateTime Until { get; }

    /// <summary>When it was last asked for, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long LastUsed;

    /// <summary>What it takes in memory, in bytes, all encodings counted as if they were made.</summary>
    public int Size => (Plain.Bytes.Length * 2) + 512;

    // 10 takes 8 ms more than 9 for a page, and a tenth off what a slow line carries. Addresses that somebody made up are not worth them, nor is a long list for machines.
    private int BrotliQuality => Status == StatusCodes.Status200OK && Plain.Bytes.Length <= LongestPage ? 10 : 9;

    public Encoded For(string encoding) => encoding switch
    {
        "br" => brotli ??= new(Brotli(Plain.Bytes, BrotliQuality), "br", $"\"{digest}-br\""),
        "gzip" => gzip ??= new(Gzip(Plain.Bytes), "gzip", $"\"{digest}-gz\""),
        _ => Plain,
    };

    private static byte[] Brotli(byte[] body, int quality)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, buffer, out var written, quality, BrotliWindow) ? buffer[..written] : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    private static byte[] Gzip(byte[] body)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize)) gzip.Write(body);
        return output.ToArray();
    }

    public sealed record Encoded(byte[] Bytes, string? Encoding, string ETag);
}
