using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Operations;

/// <summary>
/// Readers' pages know one query, <c>before</c> of the lists or <c>comments</c> of an article, and the search a few. Every other is gone before anything
/// sees it, so that nothing that is no part of a cached page's key can change the page (P17); all malformed keys are one,
/// and what is searched has one order and single blanks.
/// </summary>
internal sealed class KnownQuery(RequestDelegate next)
{
    private const string ListQuery = "before";
    private const string CommentsQuery = "comments";
    private static readonly string[] SearchQueries = ["q", "in", "section", "by", "from", "to", "page"];
    private static readonly QueryString Malformed = QueryString.Create(ListQuery, "-");
    private static readonly QueryString MalformedComments = QueryString.Create(CommentsQuery, "-");

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.HasValue && !request.Path.IsOfStaff()) request.QueryString = Known(request.Path, request.Query);
        return next(context);
    }

    private static QueryString Known(PathString path, IQueryCollection query) =>
        path.IsOfSearch() ? OfSearch(query) : path.StartsWithSegments("/articles") ? OfArticles(query) : OfLists(query);

    private static QueryString OfLists(IQueryCollection query) =>
        First(query, ListQuery) is not { Length: > 0 } before ? QueryString.Empty
        : ListKey.TryParse(before, out _) ? QueryString.Create(ListQuery, before) : Malformed;

    private static QueryString OfArticles(IQueryCollection query) =>
        First(query, CommentsQuery) is not { Length: > 0 } comments ? QueryString.Empty
        : CommentKey.TryParse(comments, out _) ? QueryString.Create(CommentsQuery, comments) : MalformedComments;

    private static QueryString OfSearch(IQueryCollection query)
    {
        var known = QueryString.Empty;
        foreach (var name in SearchQueries)
        {
            if (First(query, name) is { Length: > 0 } value) known = known.Add(name, string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
        return known;
    }

    // The one that a page would bind; blanks alone are nothing.
    private static string? First(IQueryCollection query, string name) => query[name] is [var first, ..] && !string.IsNullOrWhiteSpace(first) ? first : null;
}
