using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>For those who watch over the process: whether it lives, and whether it can do its work. Both tell nothing more.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        site.MapGet("/health/live", (HttpContext context) => Answer(context, true));
        site.MapGet("/health/ready", async (HttpContext context, ReadDb db, PaperClock clock, ILogger<PaperClock> log) =>
        {
            try
            {
                _ = clock.GetUtcNow();
                var isRead = await db.Papers.AnyAsync(context.RequestAborted);
                return Answer(context, isRead && !clock.IsHeld);
            }
            catch (System.Data.Common.DbException e)
            {
                log.LogError(e, "The database does not answer");
                return Answer(context, false);
            }
        });
    }

    private static IResult Answer(HttpContext context, bool isWell)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(isWell ? "ok\n" : "not ready\n", "text/plain", statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
