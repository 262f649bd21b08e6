using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Media;

/// <summary>The paper's icons and its card. Browsers and other sites ask for some of them by addresses of their own choice.</summary>
internal static class Emblems
{
    public static void MapEmblems(this IEndpointRouteBuilder site)
    {
        site.MapGet("/icons/{name}", (string name, HttpContext context, ReadDb db) => name == Emblem.Favicon ? Task.FromResult(Results.NotFound()) : SendAsync(name, context, db));
        site.MapGet("/" + Emblem.Favicon, (HttpContext context, ReadDb db) => SendAsync(Emblem.Favicon, context, db));
        site.MapGet("/favicon.svg", (CurrentEdition here, HttpContext context) =>
        {
            var svg = Encoding.UTF8.GetBytes(PaperMark.SvgOf(here.Paper));
            return Send(svg, "image/svg+xml", Convert.ToHexStringLower(SHA256.HashData(svg))[..16], context);
        });
    }

    private static async Task<IResult> SendAsync(string name, HttpContext context, ReadDb db) =>
        await db.Emblems.FirstOrDefaultAsync(e => e.Name == name, context.RequestAborted) is { } emblem ? Send(emblem.Content, TypeOf(name), emblem.Digest, context) : Results.NotFound();

    private static IResult Send(byte[] content, string type, string digest, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{digest}\""));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".ico" => "image/vnd.microsoft.icon",
        ".jpg" => "image/jpeg",
        _ => "image/png",
    };
}
