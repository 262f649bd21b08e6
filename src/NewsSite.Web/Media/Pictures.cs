using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;

namespace NewsSite.Web.Media;

/// <summary>Pictures by their secret names. A reader gets one only while an article shows it that is public (P16), or open to someone outside by a preview link; staff get all. What was destroyed says so to everybody.</summary>
internal static class Pictures
{
    public static void MapPictures(this IEndpointRouteBuilder site) => site.MapGet("/media/{file}", SendAsync);

    private static async Task<IResult> SendAsync(string file, HttpContext context, ReadDb db, DataFolder folder, TimeProvider clock)
    {
        if (!MediaFileNames.TryReadName(file, out var key)) return Results.NotFound();
        if (await db.MediaFiles.AnyAsync(m => m.Key == key && m.DestroyedAt != null, context.RequestAborted)) return Results.StatusCode(StatusCodes.Status410Gone);
        var now = clock.GetUtcNow().UtcDateTime;
        var isStaff = context.User.Identity?.IsAuthenticated == true;
        var published = db.Articles.Published(now);
        var isPublic = await db.ArticlePictures.Where(p => p.MediaFile.Key == key)
                .AnyAsync(p => published.Any(a => a.Id == p.ArticleId), context.RequestAborted);
        if (!isPublic && !isStaff && !await db.ArticlePictures.Where(p => p.MediaFile.Key == key).AnyAsync(p => db.Articles.Any(a => a.Id == p.ArticleId && a.PreviewedUntil > now), context.RequestAborted)) return Results.NotFound();
        var path = Path.Combine(folder.Media, file);
        var isAnother = false;
        if (!File.Exists(path) && await CutAnewAsync(file, key, db, context.RequestAborted) is { } anew) (file, path, isAnother) = (anew, Path.Combine(folder.Media, anew), true);
        if (!File.Exists(path)) return Results.NotFound();
        context.Response.Headers.CacheControl = isStaff || !isPublic ? "private, no-cache" : isAnother ? "no-cache" : "public, max-age=86400, immutable";
        return Results.File(path, file.EndsWith(".webp", StringComparison.Ordinal) ? "image/webp" : "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{file}\""));
    }

    // A page that was open, or kept by someone, while the picture was cut around another point.
    private static async Task<string?> CutAnewAsync(string file, string key, ReadDb db, CancellationToken stopping) =>
        await db.MediaFiles.Where(m => m.Key == key).Select(m => (int?)m.Cut).FirstOrDefaultAsync(stopping) is { } cut ? MediaFileNames.CutAs(file, cut) : null;
}
