using System.Globalization;
using System.Threading.RateLimiting;
using NewsSite.Text;

namespace NewsSite.Web.Operations;

/// <summary>
/// How much one address may post. Far above what a shared address of a mobile network needs (P55): it stops floods, and
/// leaves the rest to the screening.
/// </summary>
internal sealed class RequestLimits
{
    private const int PostsPerMinute = 300;

    private readonly RequestDelegate next;
    private readonly PartitionedRateLimiter<HttpContext> posts;

    public RequestLimits(RequestDelegate next, AddressKeys keys, IHostApplicationLifetime lifetime)
    {
        this.next = next;
        posts = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(keys.Of(context.Connection.RemoteIpAddress), _ =>
            new FixedWindowRateLimiterOptions { PermitLimit = PostsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        // Nobody disposes of middleware, and the limiter's timer would hold on to the whole site.
        lifetime.ApplicationStopped.Register(posts.Dispose);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var lease = posts.AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? ((int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture) : "60";
                return;
            }
        }
        await next(context);
    }
}
