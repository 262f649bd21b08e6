using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Feeds;

/// <summary>What search engines are shown: an index of months for each edition, and robots.txt, which names them.</summary>
internal static class Sitemaps
{
    private const int MostInOne = 50_000; // the protocol's own limit

    public static void MapSitemaps(this IEndpointRouteBuilder site)
    {
        site.MapGet("/sitemap.xml", IndexAsync);
        site.MapGet("/sitemap-{month:regex(^\\d{{4}}-\\d{{2}}$)}.xml", MonthAsync);
        site.MapGet("/sitemap-pages.xml", PagesAsync);
    }

    public static void MapRobots(this IEndpointRouteBuilder site) => site.MapGet("/robots.txt", (CurrentEdition here, SiteAddress address) =>
    {
        var lines = new StringBuilder("User-agent: *\nDisallow: /admin\nDisallow: /account\nDisallow: /comments\n");
        foreach (var edition in here.Paper.Editions) lines.Append(CultureInfo.InvariantCulture, $"Disallow: {edition.PathBase}/search\nDisallow: {edition.BaseIn(lite: true)}/search\n");
        lines.Append('\n');
        foreach (var edition in here.Paper.Editions) lines.Append(CultureInfo.InvariantCulture, $"Sitemap: {address.Of(edition, "sitemap.xml")}\n");
        return Results.Text(lines.ToString(), "text/plain; charset=utf-8");
    });

    private static async Task<IResult> IndexAsync(ReadDb db, CurrentEdition here, SiteAddress address, TimeProvider clock, CancellationToken stopping)
    {
        var published = db.Articles.Published(clock.GetUtcNow().UtcDateTime).In(here.Edition.Code);
        var parts = new List<string> { "sitemap-pages.xml" };
        // From one month that has articles to the next: each step is one look into the index.
        for (var last = await published.MaxAsync(a => a.PublishedAt, stopping); last is { } at;)
        {
            var month = new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc);
            parts.Add($"sitemap-{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.xml");
            last = await published.Where(a => a.PublishedAt < month).MaxAsync(a => a.PublishedAt, stopping);
        }
        return Xml("sitemapindex", parts.Select(part => $"<sitemap><loc>{Encoded(address.Of(here.Edition, part))}</loc></sitemap>"));
    }

    private static async Task<IResult> MonthAsync(string month, ReadDb db, CurrentEdition here, SiteAddress address, Freshness freshness, TimeProvider clock, CancellationToken stopping)
    {
        if (!DateTime.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var from) || from.Year == DateTime.MaxValue.Year) return Results.NotFound();
        var to = from.AddMonths(1);
        var now = clock.GetUtcNow().UtcDateTime;
        var due = now - Article.UndoTime; // as in feeds: what may be undone yet has not left the server
        var next = await db.Articles.Published(now).In(here.Edition.Code).Where(a => a.ReleasedAt > due).MinAsync(a => a.ReleasedAt, stopping);
        freshness.EndsAt(next + Article.UndoTime);
        var articles = await db.Articles.ReleasedBy(due).Published(now).In(here.Edition.Code).Where(a => a.PublishedAt >= from && a.PublishedAt < to)
            .NewestFirst().Take(MostInOne).Select(a => new { a.Slug, At = a.UpdatedAt ?? a.PublishedAt!.Value }).ToListAsync(stopping);
        return articles.Count == 0 ? Results.NotFound() : Xml("urlset", articles.Select(a =>
            $"<url><loc>{Encoded(address.Of(here.Edition, Article.PathOf(a.Slug)))}</loc><lastmod>{PaperDate.Iso(a.At)}</lastmod></url>"));
    }

    private static async Task<IResult> PagesAsync(ReadDb db, CurrentEdition here, SiteAddress address, TimeProvider clock, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var published = db.Articles.Published(now).In(here.Edition.Code);
        var paths = new List<string> { "", "latest" };
        paths.AddRange(await db.Sections.OrderBy(s => s.Position).Where(s => published.Any(a => a.SectionId == s.Id)).Select(s => "sections/" + s.Slug).ToListAsync(stopping));
        if (await db.Corrections.NewestIn(db.Articles, here.Edition.Code, null, now).AnyAsync(stopping)) paths.Add("corrections");
        paths.AddRange(await db.Pages.Where(p => p.Edition == here.Edition.Code).OrderBy(p => p.Id).Select(p => p.Slug).ToListAsync(stopping));
        return Xml("urlset", paths.Select(path => $"<url><loc>{Encoded(address.Of(here.Edition, path))}</loc></url>"));
    }

    private static IResult Xml(string root, IEnumerable<string> children) => Results.Text(
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{string.Join('\n', children)}\n</{root}>\n",
        "application/xml; charset=utf-8");

    private static string Encoded(string address) => System.Security.SecurityElement.Escape(address);
}
