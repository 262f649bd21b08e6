using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Shared;

/// <summary>The one style of lite pages, which stands in the page itself: <c>lite.css</c> without its comments and line ends.</summary>
public static partial class LiteStyle
{
    private static readonly string Text = Read();

    /// <summary>Of the very bytes that a page holds, as a policy writes it: <c>sha256-…</c>.</summary>
    public static string Digest { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static IHtmlContent Content { get; } = ArticleHtml.Trusted(Text).Content();

    private static string Read()
    {
        using var file = new StreamReader(typeof(LiteStyle).Assembly.GetManifestResourceStream(nameof(LiteStyle))!);
        return Superfluous().Replace(file.ReadToEnd(), "");
    }

    [GeneratedRegex(@"/\*[^*]*\*/|\r?\n\s*")]
    private static partial Regex Superfluous();
}
