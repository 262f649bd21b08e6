using System.Linq.Expressions;
using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>
/// A comment as those who decide on it see it: under which article of which edition, what it answers, why it waits or
/// waited (a key of the words) and what in it, how many readers sent the same, and when (UTC).
/// </summary>
public sealed record CommentCard(
    long Id, string ArticleHeadline, string ArticleSlug, string Edition, string? Name, string Text, CommentState State, string Phase, int Copies, DateTime CreatedAt, bool IsPick, AnsweredComment? Answered,
    string ArticleCode = "", string? Detail = null, int Reports = 0, bool IsPinned = false, bool IsOfStaff = false, string? RedactionNote = null, RejectReason? Reason = null, string? ReasonWords = null, DateTime? EditedAt = null)
{
    public static readonly Expression<Func<Comment, CommentCard>> From = c => new(
        c.Id, c.Article.Headline, c.Article.Slug, c.Article.Edition, c.Name, c.Text, c.State, c.Phase, c.Copies, c.CreatedAt, c.PickedAt != null,
        c.Answers == null ? null : new AnsweredComment(c.Answers.Name, c.Answers.IsOfStaff, c.Answers.Text),
        c.Article.Code, c.Detail, c.Reports, c.PinnedAt != null, c.IsOfStaff, c.RedactionNote, c.Reason, c.ReasonWords, c.EditedAt);

    /// <summary>The article's address below its edition.</summary>
    public string ArticlePath => Article.PathOf(ArticleSlug);
}

/// <summary>The comment that another one answers.</summary>
/// <param name="Name">Null for "Reader".</param>
/// <param name="Text">Empty where its writer has taken it back.</param>
public sealed record AnsweredComment(string? Name, bool IsOfStaff, string Text)
{
    private const int Enough = 120;

    /// <summary>Its first words: enough to know it by.</summary>
    public string Start => PlainText.Start(CommentMarkdown.Read(Text), Enough);
}
