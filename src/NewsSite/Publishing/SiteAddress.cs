using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Where the paper is on the web: every absolute address comes from this, never from a request (P18).</summary>
/// <param name="BaseUrl">Scheme and host, without a slash at the end.</param>
public sealed record SiteAddress(string BaseUrl)
{
    public bool IsHttps => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of a path of an edition; the path has no slash in front, and may hold any letters.</summary>
    public string Of(Edition edition, string path) => $"{BaseUrl}{edition.PathBase}/{Escaped(path)}";

    /// <summary>The address of something that is the same in all editions.</summary>
    public string Of(string path) => $"{BaseUrl}/{Escaped(path)}";

    /// <summary>As headers and feeds want it: letters beyond ASCII percent-encoded.</summary>
    public static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
