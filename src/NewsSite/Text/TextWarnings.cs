using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsSite.Text;

/// <summary>Something in a text that an editor would want to look at before readers do.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="WordKey">A key of the words.</param>
/// <param name="Value">What fills <c>{0}</c> in the sentence.</param>
public sealed record TextWarning(string Field, string WordKey, object? Value = null);

/// <summary>Looks at an article as it was typed. It forbids nothing and rewrites nothing by itself.</summary>
public static partial class TextWarnings
{
    /// <summary>Longer headlines are cut by search engines and telephones.</summary>
    public const int LongHeadline = 90;

    private const int MostLinks = 10;

    private static readonly string[] Schemes = ["http", "https", "mailto", "sms"];

    /// <param name="edition">The code of the edition, whose language it is.</param>
    /// <param name="body">Markdown.</param>
    /// <param name="others">The other fields in the edition's language, each with its text.</param>
    public static IReadOnlyList<TextWarning> Of(string edition, string headline, string body, params IEnumerable<(string Field, string? Text)> others)
    {
        (string Field, string Text)[] all = [("headline", headline), ("body", body), .. others.Select(o => (o.Field, o.Text ?? ""))];
        if (all.Sum(a => a.Text.Length) > ArticleMarkdown.MaxLength * 2) return []; // it will be refused
        var found = new List<TextWarning>();
        var length = new StringInfo(headline).LengthInTextElements;
        if (length > LongHeadline) found.Add(new("headline", "desk.warning.headline", length));
        if (NoAlt().IsMatch(body)) found.Add(new("body", "desk.warning.alt"));
        var targets = Links().Matches(body).Where(m => m.Index == 0 || body[m.Index - 1] != '!').Select(m => m.Groups[1].Value.Trim()).Concat(Named().Matches(body).Select(m => m.Groups[1].Value));
        found.AddRange(targets.Where(target => !IsWellFormed(target)).Take(MostLinks).Select(bad => new TextWarning("body", "desk.warning.link", PlainText.Start(PlainText.CleanLine(bad), 60))));
        foreach (var (field, text) in all)
        {
            if ((field == "body" && edition == "fa-AF" ? MendedBody(text) : Mended(edition, text)) != text) found.Add(new(field, "desk.warning.letters"));
            if (Bidi().IsMatch(text)) found.Add(new(field, "desk.warning.bidi"));
            if ((edition == "en" ? ForeignInLatin() : ForeignInArabic()).Match(text) is { Success: true } mark) found.Add(new(field, "desk.warning.mark", PlainText.Isolate(mark.Groups[1].Value)));
        }
        return [.. found.DistinctBy(w => (w.WordKey, w.WordKey == "desk.warning.link" ? w.Value : null))];
    }

    /// <summary>Dari with the letters of its own keyboard in place of the Arabic ones. Never for Pashto, in which both are letters.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Mended(string? text) => text?.Replace('ي', 'ی').Replace('ك', 'ک');

    /// <summary>The same in Markdown: where links and pictures lead stays as it is, and so do words that are marked as another language's.</summary>
    public static string MendedBody(string body)
    {
        var mended = new System.Text.StringBuilder(body.Length);
        var at = 0;
        foreach (Match kept in NotWords().Matches(body))
        {
            mended.Append(Mended(body[at..kept.Index])).Append(kept.Value);
            at = kept.Index + kept.Length;
        }
        return mended.Append(Mended(body[at..])).ToString();
    }

    /// <summary>The same for a text of that edition: only Dari has one way of its letters.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Mended(string edition, string? text) => edition == "fa-AF" ? Mended(text) : text;

    private static bool IsWellFormed(string target)
    {
        if (target is ['<', .., '>']) target = target[1..^1];
        else if (target.IndexOfAny(['"', '\'']) is > 1 and var title && target[title - 1] == ' ') target = target[..title].TrimEnd();
        if (target.StartsWith("lang:", StringComparison.Ordinal)) return target.Length > "lang:".Length; // no link: words of another language
        if (target.Length == 0 || target.Contains(' ', StringComparison.Ordinal)) return false;
        if (target[0] is '/' or '#') return !target.StartsWith("//", StringComparison.Ordinal);
        if (target.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(target, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme)) return false;
        return uri.Scheme is not ("http" or "https") || (target.Contains("://", StringComparison.Ordinal) && uri.Host.Contains('.', StringComparison.Ordinal) && !uri.Host.EndsWith('.'));
    }

    [GeneratedRegex(@"!\[\s*\]\(", RegexOptions.NonBacktracking)]
    private static partial Regex NoAlt();

    [GeneratedRegex(@"\[[^\]\n]+\]\(([^)\n]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    // [words](lang:ps) whole; of other links and pictures where they lead, and addresses by themselves.
    [GeneratedRegex(@"\[[^\]\n]*\]\(lang:[^)\n]*\)|\]\([^)\n]*\)|^ {0,3}\[[^\]\n^]+\]:[^\n]*|https?://[^\s)>]+", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex NotWords();

    // [name]: address
    [GeneratedRegex(@"^ {0,3}\[[^\]\n^]+\]:[ \t]*(\S+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    // Those that cleaning drops, and the marks that it keeps: none of them is seen, and a browser sets directions by itself.
    [GeneratedRegex("[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]", RegexOptions.NonBacktracking)]
    private static partial Regex Bidi();

    [GeneratedRegex(@"\p{IsArabic}([,;?])(?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex ForeignInArabic();

    [GeneratedRegex(@"[A-Za-z]([،؛؟])", RegexOptions.NonBacktracking)]
    private static partial Regex ForeignInLatin();
}
