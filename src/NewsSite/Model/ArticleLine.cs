using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>An article as one line of a list, or as a link from another edition.</summary>
public sealed record ArticleLine(long Id, long StoryId, string Edition, string Slug, string Headline, DateTime PublishedAt)
{
    public static readonly Expression<Func<Article, ArticleLine>> From = a => new(a.Id, a.StoryId, a.Edition, a.Slug, a.Headline, a.PublishedAt!.Value);

    public string Path => Article.PathOf(Slug);
}
