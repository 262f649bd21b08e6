using System.Linq.Expressions;
using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>A pick as the front page quotes it.</summary>
/// <param name="Name">Null for "Reader".</param>
/// <param name="Text">All of it, as typed.</param>
public sealed record PickedComment(long Id, string? Name, bool IsOfStaff, string Text, string Slug, string Headline)
{
    private const int Enough = 200;

    public static readonly Expression<Func<Comment, PickedComment>> From = c => new(c.Id, c.Name, c.IsOfStaff, c.Text, c.Article.Slug, c.Article.Headline);

    /// <summary>Its first words, on one line.</summary>
    public string Quote => PlainText.Start(PlainText.CleanLine(CommentMarkdown.Read(Text)), Enough);

    /// <summary>Where it stands, below the edition.</summary>
    public string Path => Article.PathOf(Slug) + CommentKey.AddressOf(Id);
}
