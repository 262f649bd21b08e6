using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Where the paper is on the web: every absolute address comes from this, never from a request (P18).</summary>
/// <param name="BaseUrl">Scheme and host, without a slash at the end.</param>
public sealed record SiteAddress(string BaseUrl)
{
    public bool IsHttps => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of a path of an edition; the path has no slash in front, may hold any letters, and is empty for the front page.</summary>
    public string Of(Edition edition, string path) =>
        path.Length == 0 && edition.PathBase.Length > 0 ? BaseUrl + edition.PathBase : $"{BaseUrl}{edition.PathBase}/{Escaped(path)}";

    /// <summary>The address of something that is the same in all editions.</summary>
    public string Of(string path) => $"{BaseUrl}/{Escaped(path)}";

    /// <summary>As headers and feeds want it: letters beyond ASCII percent-encoded.</summary>
    public static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

/// <summary>Why a form was refused: it stood on another site than ours.</summary>
/// <param name="From">The origin that the browser named; empty where it named none.</param>
/// <param name="Expected">Ours, as the settings say it.</param>
public sealed record OriginRefusal(string From, string Expected);
