using System.Linq.Expressions;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>A revision as the list shows it.</summary>
public sealed record RevisionRow(long Id, DateTime At, RevisionKind Kind, string Note, bool IsPublished, bool IsPurged, string Headline, long? ById)
{
    public static readonly Expression<Func<Revision, RevisionRow>> From = r => new(r.Id, r.At, r.Kind, r.Note, r.IsPublished, r.IsPurged, r.Headline, r.ById);
}
