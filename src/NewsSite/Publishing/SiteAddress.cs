using System.Globalization;
using System.Text;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>Where the paper is on the web: every absolute address comes from this, never from a request (P18).</summary>
public sealed record SiteAddress
{
    private SiteAddress(string baseUrl) => BaseUrl = baseUrl;

    /// <summary>An origin as browsers write it: scheme, host in ASCII, the port where it is not the scheme's own; no slash at the end.</summary>
    public string BaseUrl { get; }

    public bool IsHttps => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes what an operator wrote in <c>Site__BaseUrl</c>.</summary>
    /// <exception cref="CannotStartException">It says more, or less, than where a site is.</exception>
    public static SiteAddress Read(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0 || AsciiHost(uri) is not { } host)
            throw new CannotStartException($"Site__BaseUrl={url} is not the address of a site: write it like https://news.example, without a path, a name or anything behind it.");
        return new(uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{host}:{uri.Port}"));
    }

    private static string? AsciiHost(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost; // IdnHost leaves the brackets out
        return host.Length > 0 && Ascii.IsValid(host) ? host : null;
    }

    /// <summary>The address of a path of an edition; the path has no slash in front, may hold any letters, and is empty for the front page.</summary>
    public string Of(Edition edition, string path) =>
        path.Length == 0 && edition.PathBase.Length > 0 ? BaseUrl + edition.PathBase : $"{BaseUrl}{edition.PathBase}/{Escaped(path)}";

    /// <summary>The address of something that is the same in all editions.</summary>
    public string Of(string path) => $"{BaseUrl}/{Escaped(path)}";

    /// <summary>The path below its edition of the feed of what stands at <paramref name="path"/>, which is empty for the whole paper.</summary>
    /// <param name="form"><c>feed.xml</c>, <c>atom.xml</c> or <c>feed.json</c>.</param>
    public static string FeedOf(string path, string form) => path.Length == 0 ? form : $"{path}/{form}";

    /// <summary>As headers and feeds want it: letters beyond ASCII percent-encoded.</summary>
    public static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

/// <summary>Why a form was refused: it stood on another site than ours.</summary>
/// <param name="From">The origin that the browser named; empty where it named none.</param>
/// <param name="Expected">Ours, as the settings say it.</param>
public sealed record OriginRefusal(string From, string Expected);
