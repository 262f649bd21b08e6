using NewsSite.Model;

namespace NewsSite.Web.Operations;

/// <summary>Whose an address is, said once: for the cache, the headers, the compression.</summary>
internal static class PathKinds
{
    /// <summary>Behind <see cref="EditionRouting"/>: whether the lite form is asked for.</summary>
    public static bool IsLite(this HttpRequest request) => request.PathBase.Value?.EndsWith(Edition.LitePath, StringComparison.Ordinal) == true;

    /// <summary>The desk, and what leads to it.</summary>
    public static bool IsOfStaff(this PathString path) => path.StartsWithSegments("/admin") || path.StartsWithSegments("/account");

    /// <summary>Of one person alone: the desk's, a receipt, or what is shown to someone outside before it is public.</summary>
    public static bool IsPrivate(this PathString path) => path.IsOfStaff() || path.StartsWithSegments("/comments") || path.StartsWithSegments("/preview");

    /// <summary>The search, of which there are as many pages as there are words.</summary>
    public static bool IsOfSearch(this PathString path) => path.StartsWithSegments("/search");

    /// <summary>Files, which have their own way to be kept and packed.</summary>
    public static bool IsFile(this PathString path) =>
        path.StartsWithSegments("/media") || path.StartsWithSegments("/css") || path.StartsWithSegments("/js") || path.StartsWithSegments("/fonts") || path.StartsWithSegments("/icons") || path == "/favicon.svg" || path == "/favicon.ico";
}
