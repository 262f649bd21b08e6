using System.Linq.Expressions;
using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>A correction as its article shows it.</summary>
/// <param name="At">UTC.</param>
/// <param name="IsCompared">Whether readers may see what was changed.</param>
public sealed record ShownCorrection(long Id, CorrectionKind Kind, CorrectionPlace Place, string Text, DateTime At, bool IsCompared)
{
    public static readonly Expression<Func<Correction, ShownCorrection>> From = c => new(c.Id, c.Kind, c.Place, c.Text, c.At, c.Compared != null);

    /// <summary>The key of the words that say what it is.</summary>
    public string WordKey => WordKeyOf(Kind);

    internal static string WordKeyOf(CorrectionKind kind) => kind == CorrectionKind.Clarification ? "correction.clarification" : "correction.correction";
}

/// <summary>A correction as lists show it, with the article to which it belongs.</summary>
/// <param name="At">UTC.</param>
public sealed record CorrectionLine(long Id, CorrectionKind Kind, string Text, DateTime At, string ArticleCode, string ArticleSlug, string ArticleHeadline)
{
    public string WordKey => ShownCorrection.WordKeyOf(Kind);

    /// <summary>The article's address below its edition.</summary>
    public string ArticlePath => Article.PathOf(ArticleSlug);

    /// <summary>Where the list goes on after this one.</summary>
    public ListKey Key => new(At, Id);
}
