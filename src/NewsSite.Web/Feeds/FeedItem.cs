using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Feeds;

/// <summary>One thing that a feed tells.</summary>
/// <param name="Id">Its name in feeds, for ever: neither address nor slug is in it.</param>
/// <param name="Path">Of its page, below the edition.</param>
/// <param name="Query">What leads on from there to the place, with its anchor.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Category">The section's name, where it has one.</param>
internal sealed record FeedItem(string Id, string Path, string Title, string Text, DateTime PublishedAt, DateTime UpdatedAt, string? Category, CardPicture? Picture, string Query = "")
{
    public static FeedItem Of(ArticleCard card, CurrentEdition here) => new(
        IdOf(here.Paper, card.Code), card.Path, card.Headline, card.Summary, card.PublishedAt, card.UpdatedAt ?? card.PublishedAt, card.SectionName?.In(here.Edition.Code), card.Picture);

    public static FeedItem Of(CorrectionLine line, CurrentEdition here) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{IdOf(here.Paper, line.ArticleCode)}:correction-{line.Id}"), line.ArticlePath,
        here.Words.Format("title", here.Words[line.WordKey], line.ArticleHeadline), line.Text, line.At, line.At, null, null);

    /// <summary>A comment under an article.</summary>
    public static FeedItem Of(FeedComment comment, ArticleLine article, CurrentEdition here) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{IdOf(here.Paper, comment.ArticleCode)}:comment-{comment.Id}"), article.Path,
        here.Commenter(comment.Name, comment.IsOfStaff), CommentMarkdown.Read(comment.Text), comment.CreatedAt, comment.EditedAt ?? comment.CreatedAt, null, null, CommentKey.AddressOf(comment.Id));

    private static string IdOf(Paper paper, string code) => $"urn:newssite:{paper.Code}:{code}";
}
