using NewsSite.Text;

namespace NewsSite.Web.Operations;

/// <summary>
/// Readers' pages know one query, <c>before</c> of the lists. Every other is gone before anything sees it, so that
/// nothing that is no part of a cached page's key can change the page (P17); all malformed keys are one.
/// </summary>
internal sealed class KnownQuery(RequestDelegate next)
{
    private const string ListQuery = "before";
    private static readonly QueryString Malformed = QueryString.Create(ListQuery, "-");

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.HasValue && !request.Path.IsOfStaff())
        {
            var before = request.Query[ListQuery] is [var first, ..] ? first : null; // the one that a page would bind
            request.QueryString = string.IsNullOrWhiteSpace(before) ? QueryString.Empty
                : ListKey.TryParse(before, out _) ? QueryString.Create(ListQuery, before) : Malformed;
        }
        return next(context);
    }
}
