using System.Linq.Expressions;

namespace NewsSite.Model;

/// <summary>An article as the desk's list shows it. <paramref name="PublishedAt"/> is UTC, and to come where it is scheduled; <paramref name="EmbargoUntil"/> likewise.</summary>
public sealed record ArticleRow(long Id, string Code, string Edition, string Slug, string Headline, ArticleState State, DateTime? PublishedAt, EditionText? SectionName, long? StartedById, DateTime? EmbargoUntil)
{
    public static readonly Expression<Func<Article, ArticleRow>> From = a => new(
        a.Id, a.Code, a.Edition, a.Slug, a.Headline, a.State, a.PublishedAt, a.Section!.Name, a.StartedById, a.EmbargoUntil);

    public string Path => Article.PathOf(Slug);
}
