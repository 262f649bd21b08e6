using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Articles;

/// <summary>An article as schema.org's <c>NewsArticle</c>.</summary>
internal static class ArticleJson
{
    // This encoder writes every < > & and quote as an escape: no value can end the script element it stands in (P3).
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ArticleHead Head(ArticlePage article, IReadOnlyList<ShownCorrection> corrections, CurrentEdition here, SiteAddress site)
    {
        var paper = Organization(here.PaperName, site.Of(here.Edition, "").TrimEnd('/'));
        JsonObject[] named =
        [
            .. article.Bylines.Select(b => new JsonObject { ["@type"] = "Person", ["name"] = b.Name.In(article.Edition), ["url"] = site.Of(here.Edition, $"authors/{b.Slug}") }),
            .. article.GuestNames.Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name }),
        ];
        JsonNode authors = named.Length == 0 ? paper.DeepClone() : new JsonArray([.. named]);
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = article.Headline,
            ["description"] = article.Summary,
            ["inLanguage"] = article.Edition,
            ["url"] = site.Of(here.Edition, article.Path),
            ["datePublished"] = PaperDate.Iso(article.PublishedAt),
            ["dateModified"] = PaperDate.Iso(article.UpdatedAt ?? article.PublishedAt),
            ["author"] = authors,
            ["publisher"] = paper,
        };
        if (article.SectionName is not null) json["articleSection"] = article.SectionName.In(article.Edition);
        if (article.Picture is { } picture) json["image"] = site.Of("media/" + MediaFile.CardName(picture.Key, picture.Cut));
        if (article.Topics.Count > 0) json["keywords"] = new JsonArray([.. article.Topics.Select(t => (JsonNode)t.Name)]);
        if (corrections.Count > 0) json["correction"] = new JsonArray([.. corrections.Select(Comment)]);
        return new(article.Picture, article.PublishedAt, article.UpdatedAt, ArticleHtml.Trusted(json.ToJsonString(Format)));
    }

    private static JsonObject Comment(ShownCorrection correction) => new() { ["@type"] = "CorrectionComment", ["text"] = correction.Text, ["datePublished"] = PaperDate.Iso(correction.At) };

    private static JsonObject Organization(string name, string url) => new() { ["@type"] = "NewsMediaOrganization", ["name"] = name, ["url"] = url };
}
