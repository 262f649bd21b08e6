using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NewsSite.Model;
using NewsSite.Publishing;

namespace NewsSite.Web.Media;

/// <summary>What a telephone needs to put an edition on its first screen (https://www.w3.org/TR/appmanifest/).</summary>
internal static class Manifest
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapManifest(this IEndpointRouteBuilder site) => site.MapGet("/manifest.webmanifest", (CurrentEdition here) =>
        Results.Text(Write(here), "application/manifest+json; charset=utf-8"));

    private static string Write(CurrentEdition here)
    {
        var manifest = new JsonObject
        {
            ["id"] = here.Edition.FrontPath,
            ["name"] = here.PaperName,
            ["short_name"] = here.PaperName,
            ["description"] = here.Paper.Tagline.In(here.Edition.Code),
            ["lang"] = here.Edition.Code,
            ["dir"] = here.Edition.Direction,
            ["start_url"] = here.Edition.FrontPath,
            ["scope"] = "/",
            ["display"] = "minimal-ui", // its buttons lead back, and tell where a reader is
            ["theme_color"] = PaperColours.Light,
            ["background_color"] = PaperColours.Light,
        };
        if (here.Paper.HasIcons) manifest["icons"] = new JsonArray(Icon(Emblem.Small, 192, "any"), Icon(Emblem.Large, 512, "any"), Icon(Emblem.Maskable, 512, "maskable"));
        return manifest.ToJsonString(Format);
    }

    private static JsonObject Icon(string name, int side, string purpose) =>
        new() { ["src"] = "/" + Emblem.PathOf(name), ["sizes"] = $"{side}x{side}", ["type"] = "image/png", ["purpose"] = purpose };
}
