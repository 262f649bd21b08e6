using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
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
    private readonly Dictionary<string, Flight> flights = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim renders = new(16, 16);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!enabled || !IsForReaders(context.Request))
        {
            await next(context);
            return;
        }
        var key = Key(context.Request);
        if (Find(key) is { } page)
        {
            traffic.Hit();
            await WriteAsync(context, page);
            return;
        }
        var flight = Join(key);
        try
        {
            await flight.Gate.WaitAsync(context.RequestAborted);
            try
            {
                if ((page = Find(key)) is not null) traffic.Hit();
                else page = await RenderAsync(context, key);
            }
            finally
            {
                flight.Gate.Release();
            }
        }
        finally
        {
            Leave(key, flight);
        }
        if (page is not null) await WriteAsync(context, page);
    }

    public void Dispose() => renders.Dispose();

    private CachedPage? Find(string key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return found.Find(key, now) ?? missing.Find(key, now);
    }

    /// <returns>The page that was kept; null when the answer is nobody else's and has been written.</returns>
    private async Task<CachedPage?> RenderAsync(HttpContext context, string key)
    {
        await renders.WaitAsync(context.RequestAborted);
        try
        {
            var noted = stamps.Now; // before the first query
            if (await UntilAsync(context.RequestAborted) is not { } until)
            {
                await next(context);
                return null;
            }
            var outer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            using var body = new MemoryStream();
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
            try
            {
                await next(context);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }
            finally
            {
                context.Features.Set(outer);
            }
            var response = context.Response;
            if (IsShareable(context))
            {
                var freshness = context.RequestServices.GetRequiredService<Freshness>();
                if (response.StatusCode == StatusCodes.Status404NotFound) until = Earlier(until, clock.GetUtcNow().UtcDateTime + MissingFor);
                var page = new CachedPage(body.ToArray(), response.StatusCode, response.ContentType, response.Headers["X-Robots-Tag"], noted, freshness.ArticleId, Earlier(until, freshness.Until ?? until));
                (page.Status == StatusCodes.Status404NotFound ? missing : found).Keep(key, page);
                return page;
            }
            if (body.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
            {
                response.ContentLength = body.Length;
                body.Position = 0;
                await body.CopyToAsync(response.Body, context.RequestAborted);
            }
            return null;
        }
        finally
        {
            renders.Release();
        }
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
        return context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status404NotFound
            && headers.SetCookie.Count == 0
            && !context.Response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)
            && !context.Response.Headers.CacheControl.ToString().Contains("private", StringComparison.OrdinalIgnoreCase)
            && context.User.Identity?.IsAuthenticated != true
            && context.Response.ContentType is not null;
    }

    private static async Task WriteAsync(HttpContext context, CachedPage page)
    {
        var encoded = page.For(Encoding(context.Request.Headers.AcceptEncoding.ToString()));
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
            return;
        }
        response.StatusCode = page.Status;
        headers.ContentType = page.ContentType;
        if (encoded.Encoding is not null) headers.ContentEncoding = encoded.Encoding;
        headers.ContentLength = encoded.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(encoded.Bytes, context.RequestAborted);
    }

    private static bool Names(string ifNoneMatch, string etag) =>
        ifNoneMatch.Length > 0 && (ifNoneMatch == "*" || ifNoneMatch.Contains(etag, StringComparison.Ordinal));

    /// <summary>One of three, whatever was sent: a browser's own list, or an odd one, never makes another entry.</summary>
    private static string Encoding(string accepted)
    {
        if (accepted.Length == 0) return "";
        if (accepted is "gzip, deflate, br" or "gzip, deflate, br, zstd" or "br") return "br"; // nearly everyone's, without reading it
        if (accepted is "gzip, deflate" or "gzip") return "gzip";
        if (!StringWithQualityHeaderValue.TryParseList(accepted.Split(','), out var list)) return "";
        var (brotli, gzip, plain) = (Wish("br"), Wish("gzip"), Wish("identity"));
        return brotli > 0 && brotli >= gzip && brotli >= plain ? "br" : gzip > 0 && gzip >= plain ? "gzip" : "";

        double Wish(string encoding) => list.Where(v => v.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)).Select(v => v.Quality ?? 1).FirstOrDefault();
    }

    // The query comes first: a path may hold a question mark, but starts with a slash, which a query holds only encoded.
    private static string Key(HttpRequest request) => request.QueryString.Value + request.PathBase.Value + request.Path.Value;

    /// <summary>Whether an answer is its reader's alone, so that nothing here packs it.</summary>
    public static bool IsOnItsOwn(HttpContext context) => !IsForReaders(context.Request) && !context.Request.Path.StartsWithSegments("/media");

    // Files have their own way, the desk and receipts are nobody else's.
    private static bool IsForReaders(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return false;
        var path = request.Path;
        return !path.StartsWithSegments("/media") && !path.StartsWithSegments("/css") && !path.StartsWithSegments("/js")
            && !path.StartsWithSegments("/fonts") && !path.StartsWithSegments("/admin") && !path.StartsWithSegments("/account")
            && !path.StartsWithSegments("/comments") && !path.StartsWithSegments("/health");
    }

    // Those who wait for the same page: one renders, the others take what it made.
    private Flight Join(string key)
    {
        lock (flights)
        {
            if (!flights.TryGetValue(key, out var flight)) flights[key] = flight = new Flight();
            flight.Riders++;
            return flight;
        }
    }

    private void Leave(string key, Flight flight)
    {
        lock (flights)
        {
            if (--flight.Riders == 0) flights.Remove(key);
        }
    }

    private sealed class Flight
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public int Riders;
    }
}
