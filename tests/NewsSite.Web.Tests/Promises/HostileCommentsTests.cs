using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P1 and P6 from the form to the pages: whatever is typed, nothing breaks, runs or turns its neighbours round.</summary>
public sealed partial class HostileCommentsTests
{
    private const int Bodies = 10_000;
    private const int AtOnce = 8;

    // Halves of pairs, controls, turned text, letters that grow, noncharacters, SQL, formats.
    private static readonly string[] Naughty =
    [
        "\ud800", "\udc00", "\0", "\u202e", "\u2066", "\u2069", "\ufeff", "\uffff", "\ufdd0", "\ufdfa", new('\u0301', 40), "\u0340", "\u115f", "\u200d", "\U000e0041", "\U0010ffff",
        "İ", "ß", "ﬃ", "'; DROP TABLE Comments; --", "{0}{1}", "%n%s", "\r\n", "\u2028", "\u0085", "٣", "𝟘", "½", "ﷺ", "\u200f", "../../etc/passwd", "NaN", "null", "-1", "1e309", "\\", "$(id)", "${7*7}",
        .. Payloads.All,
    ];

    [Fact]
    public async Task Ten_thousand_random_and_hostile_bodies_break_no_page()
    {
        using var site = await TestSite.StartOnPortAsync(("Proxy:Known", "127.0.0.0/8"), ("Comments:WaveFrom", "0"), ("Comments:MostWaiting", "1000000"), ("Comments:Moderation", "None"));
        using var client = site.Client();
        var random = ArbMap.Default.GeneratorFor<string>();
        var hostile = Gen.Elements(Naughty).ArrayOf().Select(parts => string.Concat(parts));
        var typed = Gen.OneOf(random, hostile, Gen.Elements(Naughty), random.Zip(hostile).Select(pair => pair.Item1 + pair.Item2));
        var texts = typed.Sample(Bodies, 40).ToList();
        var names = typed.Sample(Bodies, 6).ToList();

        var statuses = new HttpStatusCode[Bodies];
        await Parallel.ForEachAsync(Enumerable.Range(0, Bodies), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, stopping) =>
        {
            using var sent = new HttpRequestMessage(HttpMethod.Post, Visits.Provided + "/comments") { Content = Visits.Form(("name", names[i] ?? ""), ("text", texts[i] ?? "")) };
            sent.Headers.Add("X-Forwarded-For", $"10.0.{i / 200}.{i % 200}"); // one network would be told to wait
            using var answer = await client.SendAsync(sent, stopping);
            statuses[i] = answer.StatusCode;
        });
        Assert.Empty(Enumerable.Range(0, Bodies).Where(i => statuses[i] is not (HttpStatusCode.SeeOther or HttpStatusCode.UnprocessableEntity)).Select(i => $"{statuses[i]}: {JsonSerializer.Serialize(new { name = names[i], text = texts[i] })}").Take(20));
        Assert.InRange(statuses.Count(s => s == HttpStatusCode.SeeOther), Bodies / 2, Bodies);

        using var moderator = await site.SignInAsync(StaffRole.Moderator);
        var found = new List<string>();
        var seen = 0;
        for (var address = Visits.Provided; address is not null;)
        {
            var page = await client.ReadPageAsync(address);
            seen += page.QuerySelectorAll("article.comment").Length;
            found.AddRange(Wrong(page, address));
            address = page.QuerySelector("#comments a[href*='comments=after-']")?.GetAttribute("href");
        }
        for (var address = "/admin/comments?state=all"; address is not null;)
        {
            var page = await moderator.ReadPageAsync(address);
            found.AddRange(Wrong(page, address));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.InRange(seen, await site.ReadAsync(db => db.Comments.Shown().CountAsync()), int.MaxValue);
        Assert.True(seen > Bodies / 4, $"{seen} comments were read");
        Assert.Empty(found.Distinct().Take(20));
    }

    [Fact]
    public async Task What_is_looked_for_would_be_found()
    {
        using var site = await TestSite.StartAsync();
        var page = await site.Client().ReadPageAsync(Visits.Provided);
        Assert.Empty(Wrong(page, ""));
        var form = page.QuerySelector("#comments")!;
        form.InnerHtml = "<article class='comment'><h3>\u202eAnn</h3><p onclick='x()' style='x' id='x'>a<img src=x><script>x()</script><a href='javascript:x()'>x</a><a href='https://example.org'>x</a></p></article>";
        Assert.Equal(7, Wrong(page, "").Count());
    }

    // Of a comment's own words: nothing but the few elements of its marks, without attributes that do anything.
    private static IEnumerable<string> Wrong(IDocument page, string address)
    {
        foreach (var comment in page.QuerySelectorAll("article.comment, article.card"))
        {
            foreach (var element in comment.QuerySelectorAll("*"))
            {
                if (element.LocalName is "script" or "img" or "iframe" or "object" or "embed" or "style" or "svg" or "math" or "base" or "link" or "meta" or "video" or "audio") yield return $"{address}: <{element.LocalName}>";
                if (element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "srcdoc")) yield return $"{address}: an attribute of {element.OuterHtml}";
                if (element.LocalName == "p" && element.HasAttribute("id")) yield return $"{address}: the id {element.Id}";
                if (element is not AngleSharp.Html.Dom.IHtmlAnchorElement) continue;
                var to = element.GetAttribute("href") ?? "";
                if (!to.StartsWith('/') && !to.StartsWith("https://", StringComparison.Ordinal) && !to.StartsWith("http://", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal)) yield return $"{address}: a link to {to}";
                else if (!to.StartsWith('/') && element.GetAttribute("rel") != "nofollow ugc noopener") yield return $"{address}: a link of a comment without its rel: {to}";
            }
            if (Unneutral().Match(comment.TextContent) is { Success: true } sign) yield return $"{address}: U+{((int)sign.Value[0]).ToString("X4", CultureInfo.InvariantCulture)} in a comment";
        }
    }

    // The isolates are the page's own around names.
    [GeneratedRegex("[\u202A-\u202E\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]", RegexOptions.NonBacktracking)]
    private static partial Regex Unneutral();
}
