using Microsoft.Net.Http.Headers;

namespace NewsSite.Web.Operations;

/// <summary>What <c>Accept-Encoding</c> asks for, as one of three: a browser's own list, or an odd one, never makes another entry in the cache.</summary>
internal static class AcceptedEncoding
{
    /// <returns><c>br</c>, <c>gzip</c>, or nothing.</returns>
    public static string Of(string accepted)
    {
        if (accepted.Length == 0) return "";
        if (accepted is "gzip, deflate, br" or "gzip, deflate, br, zstd" or "br") return "br"; // nearly everyone's, without reading it
        if (accepted is "gzip, deflate" or "gzip") return "gzip";
        if (!StringWithQualityHeaderValue.TryParseList(accepted.Split(','), out var list)) return "";
        var (brotli, gzip, plain) = (Wish("br"), Wish("gzip"), Wish("identity"));
        return brotli > 0 && brotli >= gzip && brotli >= plain ? "br" : gzip > 0 && gzip >= plain ? "gzip" : "";

        double Wish(string encoding) => list.Where(v => v.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)).Select(v => v.Quality ?? 1).FirstOrDefault();
    }
}
