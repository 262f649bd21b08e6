using NewsSite.Text;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>A page to look at.</summary>
/// <param name="Kind">What it is, in every edition by the same word.</param>
/// <param name="Path">Its address, the edition's prefix included.</param>
/// <param name="Lang">What its <c>lang</c> must say.</param>
/// <param name="Status">What it must answer.</param>
public sealed record ReaderPage(string Kind, string Path, string Lang, int Status = 200)
{
    /// <summary>A section in which nothing is published.</summary>
    public const string Empty = "sport";
    public const string Provided = "russia-claims-us-interference";

    /// <summary>Prefix of each edition and the slug of the article that is read in it.</summary>
    public static readonly IReadOnlyList<(string Prefix, string Slug)> Articles = [("", Provided), ("/fa", "ادعای-روسیه"), ("/ps", "د-روسیې-ادعا")];

    private static readonly Dictionary<string, string> Langs = new() { [""] = "en", ["/fa"] = "fa-AF", ["/ps"] = "ps" };

    public string Direction => Lang == "en" ? "ltr" : "rtl";

    public override string ToString() => $"{Kind} ({Path})";

    internal static List<ReaderPage> All(OpenPaper paper)
    {
        var older = new ListKey(paper.Site.Clock.Now, 1).ToString();
        List<ReaderPage> pages = [];
        foreach (var (prefix, slug) in Articles)
        {
            var lang = Langs[prefix];
            pages.AddRange(
            [
                new("front", prefix.Length == 0 ? "/" : prefix, lang),
                new("article", $"{prefix}/articles/{slug}", lang),
                new("article with everything", $"{prefix}/articles/everything-{lang.ToLowerInvariant()}", lang),
                new("withdrawn article", $"{prefix}/articles/withdrawn-{lang.ToLowerInvariant()}", lang, 410),
                new("answer to a comment", $"{prefix}/articles/{slug}/comments/{paper.Comments[prefix]}", lang),
                new("report of a comment", $"{prefix}/articles/{slug}/comments/{paper.Comments[prefix]}/report", lang),
                new("section", $"{prefix}/sections/afghanistan", lang),
                new("empty section", $"{prefix}/sections/{Empty}", lang),
                new("topic", $"{prefix}/topics/everything-{lang.ToLowerInvariant()}", lang),
                new("author", $"{prefix}/authors/the-newsroom", lang),
                new("latest", $"{prefix}/latest", lang),
                new("latest, older", $"{prefix}/latest?before={older}", lang),
                new("corrections", $"{prefix}/corrections", lang),
                new("corrections, older", $"{prefix}/corrections?before={older}", lang),
                new("standing page", $"{prefix}/about", lang),
                new("search", $"{prefix}/search", lang),
                new("search, found", $"{prefix}/search?q={Uri.EscapeDataString("روسیه OR روسیې OR Russia")}&in=all", lang),
                new("search, nothing found", $"{prefix}/search?q=qqqq&section=afghanistan", lang),
                new("search, refused", $"{prefix}/search?q=qqqq&from=x", lang, 422),
                new("find a comment", $"{prefix}/comments", lang),
                new("receipt", $"{prefix}/comments/{paper.Receipt}", lang),
                new("missing page", $"{prefix}/no/such/page", lang, 404),
                new("lite: front", $"{prefix}/lite", lang),
                new("lite: article", $"{prefix}/lite/articles/{slug}", lang),
                new("lite: article with everything", $"{prefix}/lite/articles/everything-{lang.ToLowerInvariant()}", lang),
                new("lite: withdrawn article", $"{prefix}/lite/articles/withdrawn-{lang.ToLowerInvariant()}", lang, 410),
                new("lite: answer to a comment", $"{prefix}/lite/articles/{slug}/comments/{paper.Comments[prefix]}", lang),
                new("lite: report of a comment", $"{prefix}/lite/articles/{slug}/comments/{paper.Comments[prefix]}/report", lang),
                new("lite: latest, older", $"{prefix}/lite/latest?before={older}", lang),
                new("lite: archive", $"{prefix}/lite/archive", lang),
                new("lite: corrections", $"{prefix}/lite/corrections", lang),
                new("lite: standing page", $"{prefix}/lite/about", lang),
                new("lite: search, found", $"{prefix}/lite/search?q={Uri.EscapeDataString("روسیه OR روسیې OR Russia")}&in=all", lang),
                new("lite: search, refused", $"{prefix}/lite/search?q=qqqq&from=x", lang, 422),
                new("lite: find a comment", $"{prefix}/lite/comments", lang),
                new("lite: receipt", $"{prefix}/lite/comments/{paper.Receipt}", lang),
            ]);
        }
        pages.AddRange(Langs.Values.Select(lang => new ReaderPage("sign in", $"/account/sign-in?lang={lang}", lang)));
        pages.Add(new("link that ran out", "/account/link/00000000000000000000000000", "en", 404));
        return pages;
    }
}
