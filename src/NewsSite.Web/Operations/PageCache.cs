using Microsoft.AspNetCore.Http.Features;
using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// Finished pages for readers, in front of routing (DESIGN §4). It fails closed: only a 200 without a cookie,
/// <c>no-store</c>, <c>private</c> or a signed-in user is kept, and served only while nothing changed that it shows. A
/// missing address is remembered for ten seconds.
/// </summary>
internal sealed class PageCache(RequestDelegate next, IConfiguration settings, Stamps stamps, NextChange nextChange, TimeProvider clock, Traffic traffic) : IDisposable
{
    private static readonly TimeSpan MissingFor = TimeSpan.FromSeconds(10);

    private readonly bool enabled = settings.GetValue("PageCache:Enabled", true);
    private readonly PageStore found = new(64 << 20, stamps);
    private readonly PageStore missing = new(4 << 20, stamps);
    private readonly PageStore searches = new(4 << 20, stamps); // apart: what is rarely asked for again drives out no page (P20)
    private readonly Turns turns = new();
    private readonly SemaphoreSlim renders = new(16, 16);
    private readonly SemaphoreSlim finding = new(4, 4); // searches work longer, and leave turns to the pages

    // A page that is kept costs neither a state machine nor a token for those who hang up: tens of thousands a second.
    public Task InvokeAsync(HttpContext context)
    {
        if (!enabled || !IsForReaders(context.Request)) return next(context);
        var key = Key(context.Request);
        if (Find(key) is not { } page) return MakeAsync(context, key);
        traffic.Hit();
        return WriteAsync(context, page);
    }

    public void Dispose()
    {
        renders.Dispose();
        finding.Dispose();
    }

    private CachedPage? Find(string key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return found.Find(key, now) ?? missing.Find(key, now) ?? searches.Find(key, now);
    }

    private async Task MakeAsync(HttpContext context, string key)
    {
        CachedPage? page;
        using (await turns.TakeAsync(key, context.RequestAborted))
        {
            if ((page = Find(key)) is not null) traffic.Hit();
            else page = await RenderAsync(context, key);
        }
        if (page is not null) await WriteAsync(context, page);
    }

    /// <returns>The page that was kept; null when the answer is nobody else's and has been written.</returns>
    private async Task<CachedPage?> RenderAsync(HttpContext context, string key)
    {
        var turn = context.Request.Path.IsOfSearch() ? finding : renders;
        await turn.WaitAsync(context.RequestAborted);
        try
        {
            var noted = stamps.Now; // before the first query
            if (await UntilAsync(context.RequestAborted) is not { } until)
            {
                await next(context);
                return null;
            }
            var (method, outer) = (context.Request.Method, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
            using var body = new MemoryStream();
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
            context.Request.Method = HttpMethods.Get; // who asks for the head of a page makes the page that others read
            try
            {
                await next(context);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }
            finally
            {
                context.Request.Method = method;
                context.Features.Set(outer);
            }
            if (IsShareable(context)) return Keep(context, key, body.ToArray(), noted, until);
            if (body.Length > 0 && !HttpMethods.IsHead(method))
            {
                context.Response.ContentLength = body.Length;
                body.Position = 0;
                await body.CopyToAsync(context.Response.Body, context.RequestAborted);
            }
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private CachedPage Keep(HttpContext context, string key, byte[] body, long noted, DateTime until)
    {
        var response = context.Response;
        var freshness = context.RequestServices.GetRequiredService<Freshness>();
        var isMissing = response.StatusCode == StatusCodes.Status404NotFound;
        if (isMissing) until = Earlier(until, clock.GetUtcNow().UtcDateTime + MissingFor);
        var page = new CachedPage(body, response.StatusCode, response.ContentType, response.Headers["X-Robots-Tag"], noted, freshness.ArticleId, Earlier(until, freshness.Until ?? until));
        (isMissing ? missing : context.Request.Path.IsOfSearch() ? searches : found).Keep(key, page);
        return page;
    }

    // Without a database nobody knows; the page itself will say what is wrong.
    private async Task<DateTime?> UntilAsync(CancellationToken stopping)
    {
        try
        {
            return await nextChange.AfterAsync(stopping);
        }
        catch (System.Data.Common.DbException)
        {
            return null;
        }
    }

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private static bool IsShareable(HttpContext context)
    {
        var headers = context.Response.Headers;
        var caching = headers.CacheControl.ToString();
        return context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status404NotFound
            && headers.SetCookie.Count == 0
            && headers.ContentEncoding.Count == 0 // packed by somebody else: these are not the bytes of the page
            && !caching.Contains("no-store", StringComparison.OrdinalIgnoreCase)
            && !caching.Contains("private", StringComparison.OrdinalIgnoreCase)
            && context.User.Identity?.IsAuthenticated != true
            && context.Response.ContentType is not null;
    }

    private static Task WriteAsync(HttpContext context, CachedPage page)
    {
        var encoded = page.For(AcceptedEncoding.Of(context.Request.Headers.AcceptEncoding.ToString()));
        var response = context.Response;
        var headers = response.Headers;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        headers.ETag = encoded.ETag;
        if (page.Robots is not null) headers["X-Robots-Tag"] = page.Robots;
        if (page.Status == StatusCodes.Status200OK && Names(context.Request.Headers.IfNoneMatch.ToString(), encoded.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.ContentType = default;
            headers.ContentLength = null;
            return Task.CompletedTask;
        }
        response.StatusCode = page.Status;
        if (page.Status != StatusCodes.Status200OK) headers["X-Request-Id"] = context.TraceIdentifier; // each who was refused has a number of their own (P50)
        headers.ContentType = page.ContentType;
        if (encoded.Encoding is not null) headers.ContentEncoding = encoded.Encoding;
        headers.ContentLength = encoded.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(encoded.Bytes, CancellationToken.None).AsTask();
    }

    private static bool Names(string ifNoneMatch, string etag) =>
        ifNoneMatch.Length > 0 && (ifNoneMatch == "*" || ifNoneMatch.Contains(etag, StringComparison.Ordinal));

    // The query comes first: a path may hold a question mark, but starts with a slash, which a query holds only encoded.
    private static string Key(HttpRequest request) => request.QueryString.Value + request.PathBase.Value + request.Path.Value;

    private static bool IsForReaders(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.IsFile() && !request.Path.IsPrivate() && !request.Path.StartsWithSegments("/health");

    /// <summary>Whether an answer is its reader's alone, so that nothing here packs it.</summary>
    public static bool IsOnItsOwn(HttpContext context) => !IsForReaders(context.Request) && !context.Request.Path.StartsWithSegments("/media");
}
