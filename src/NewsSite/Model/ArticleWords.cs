using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>
/// The words of a published article as the search compares them; one that is not published has none. Written with the
/// article, in the same transaction, and never shown.
/// </summary>
public sealed class ArticleWords
{
    /// <summary>Begins a mark; no folded word has it.</summary>
    private const string Mark = "¤";

    /// <summary>No article is older: neither forms nor files take a date before it.</summary>
    public const int FirstYear = 1970;

    public required long ArticleId { get; init; }

    /// <summary><see cref="SearchFolding.Version"/> of the rules that folded it.</summary>
    public int FoldVersion { get; private set; }

    /// <summary>What a search can be narrowed to: year, section and authors, a word each.</summary>
    public string Marks { get; private set; } = "";

    public string Headline { get; private set; } = "";
    public string Summary { get; private set; } = "";

    /// <summary>Other forms of the headline's words, each once.</summary>
    public string HeadlineAlso { get; private set; } = "";

    /// <summary>Other forms of all words, each once.</summary>
    public string Also { get; private set; } = "";
    public string Body { get; private set; } = "";

    public static string SectionMark(long section) => Mark + FormattableString.Invariant($"s{section}");

    public static string AuthorMark(long author) => Mark + FormattableString.Invariant($"a{author}");

    /// <param name="year">Of the publication, in UTC.</param>
    public static string YearMark(int year) => Mark + FormattableString.Invariant($"y{year}");

    /// <summary>Folds the article as it stands now.</summary>
    public void Take(WordsSource article)
    {
        FoldVersion = SearchFolding.Version;
        var marks = new List<string> { YearMark(article.PublishedAt.Year) };
        if (article.SectionId is { } section) marks.Add(SectionMark(section));
        marks.AddRange(article.Authors.Order().Select(AuthorMark));
        Marks = string.Join(' ', marks);

        var headline = SearchFolding.Words(article.Headline, article.Edition);
        var summary = SearchFolding.Words(article.Summary, article.Edition);
        var body = SearchFolding.Words(ArticleHtml.Words(article.BodyHtml), article.Edition);
        (Headline, Summary, Body) = (Text(headline), Text(summary), Text(body));
        HeadlineAlso = Others(headline);
        Also = Others(summary.Concat(body));
    }

    private static string Text(List<FoldedWord> words) => string.Join(' ', words.SelectMany(w => w.Parts));

    private static string Others(IEnumerable<FoldedWord> words) => string.Join(' ', words.SelectMany(SearchForms.InText).Distinct());
}

/// <summary>What <see cref="ArticleWords"/> are made of.</summary>
public sealed record WordsSource(long Id, string Edition, string Headline, string Summary, string BodyHtml, DateTime PublishedAt, long? SectionId, IReadOnlyList<long> Authors);
