using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Feeds;

/// <summary>A feed as JSON Feed 1.1.</summary>
internal sealed class JsonForm(CurrentEdition here, SiteAddress site)
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public string Write(FeedContent content) => new JsonObject
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = content.Title,
        ["home_page_url"] = site.Of(here.Edition, content.Path),
        ["feed_url"] = site.Of(here.Edition, SiteAddress.FeedOf(content.Path, "feed.json")),
        ["language"] = here.Edition.Code,
        ["items"] = new JsonArray([.. content.Items.Select(Item)]),
    }.ToJsonString(Format);

    private JsonObject Item(FeedItem told)
    {
        var item = new JsonObject
        {
            ["id"] = told.Id,
            ["url"] = site.Of(here.Edition, told.Path) + told.Query,
            ["title"] = told.Title,
            ["content_text"] = told.Text,
            ["date_published"] = PaperDate.Iso(told.PublishedAt),
            ["date_modified"] = PaperDate.Iso(told.UpdatedAt),
        };
        if (told.Picture is { } picture) item["image"] = site.Of("media/" + MediaFile.CardName(picture.Key, picture.Cut));
        return item;
    }
}
