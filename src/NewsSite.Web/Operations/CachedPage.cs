using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsSite.Web.Operations;

/// <summary>A finished answer in up to three encodings, made when they are first asked for, all from one render.</summary>
internal sealed class CachedPage
{
    private const int BrotliQuality = 9; // within 2 % of the smallest, a tenth of its time
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

    public Encoded For(string encoding) => encoding switch
    {
        "br" => brotli ??= new(Brotli(Plain.Bytes), "br", $"\"{digest}-br\""),
        "gzip" => gzip ??= new(Gzip(Plain.Bytes), "gzip", $"\"{digest}-gz\""),
        _ => Plain,
    };

    private static byte[] Brotli(byte[] body)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, buffer, out var written, BrotliQuality, 22) ? buffer[..written] : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    private static byte[] Gzip(byte[] body)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize)) gzip.Write(body);
        return output.ToArray();
    }

    public sealed record Encoded(byte[] Bytes, string? Encoding, string ETag);
}
