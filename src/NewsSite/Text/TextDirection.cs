namespace NewsSite.Text;

/// <summary>The direction of a language that need not be one of the paper's: the words beside a picture may be in any.</summary>
public static class TextDirection
{
    // Those of CLDR that are written in the Arabic, Hebrew, Syriac, N'Ko or Thaana script by default.
    private static readonly HashSet<string> RightToLeft = new(["ar", "arc", "bal", "ckb", "dv", "fa", "glk", "haz", "he", "ks", "lrc", "mzn", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] Scripts = ["Arab", "Hebr", "Syrc", "Nkoo", "Thaa"];

    /// <param name="language">A language tag, such as <c>fa-AF</c> or <c>uz-Arab</c>.</param>
    /// <returns><c>rtl</c> or <c>ltr</c>.</returns>
    public static string Of(string language)
    {
        var parts = language.Split('-');
        var script = parts.Skip(1).FirstOrDefault(p => p.Length == 4);
        if (script is null && parts is ["uz" or "tk", .. var rest] && rest.Contains("AF", StringComparer.OrdinalIgnoreCase)) return "rtl";
        return (script is null ? RightToLeft.Contains(parts[0]) : Scripts.Contains(script, StringComparer.OrdinalIgnoreCase)) ? "rtl" : "ltr";
    }
}
