using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;

namespace NewsSite.Web.Feeds;

/// <summary>The feeds of an edition, in the three forms that readers' programs know.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder site)
    {
        foreach (var prefix in new[] { "", "/{folder:regex(^(sections|topics|authors|articles)$)}/{slug}", "/{folder:regex(^corrections$)}" })
        {
            site.MapGet(prefix + "/feed.xml", (string? folder, string? slug, FeedItems items, SyndicationForm form, HttpContext context) =>
                XmlAsync(items, form, folder, slug, "feed.xml", context, "application/rss+xml; charset=utf-8", feed => new Rss20FeedFormatter(feed, serializeExtensionsAsAtom: false)));
            site.MapGet(prefix + "/atom.xml", (string? folder, string? slug, FeedItems items, SyndicationForm form, HttpContext context) =>
                XmlAsync(items, form, folder, slug, "atom.xml", context, "application/atom+xml; charset=utf-8", feed => new Atom10FeedFormatter(feed)));
            site.MapGet(prefix + "/feed.json", async (string? folder, string? slug, FeedItems items, JsonForm form, HttpContext context) =>
                await items.FindAsync(folder, slug, context.RequestAborted) is { } content
                    ? Results.Text(form.Write(content), "application/feed+json; charset=utf-8")
                    : Results.NotFound());
        }
    }

    private static async Task<IResult> XmlAsync(FeedItems items, SyndicationForm form, string? folder, string? slug, string file, HttpContext context, string type, Func<SyndicationFeed, SyndicationFeedFormatter> format)
    {
        if (await items.FindAsync(folder, slug, context.RequestAborted) is not { } content) return Results.NotFound();
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            format(form.Build(content, file)).WriteTo(xml);
        return Results.Bytes(bytes.ToArray(), type);
    }
}
