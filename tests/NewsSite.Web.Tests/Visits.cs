using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests;

/// <summary>What tests over HTTP do again and again.</summary>
internal static partial class Visits
{
    public const string Provided = "/articles/russia-claims-us-interference";
    public const string Password = "blue kettle, slow train, no rain";

    /// <summary>The address that the paper has by its settings.</summary>
    public static string BaseUrl(this TestSite site) => site.Services.GetRequiredService<SiteAddress>().BaseUrl;

    /// <summary>A client that says nothing of where it comes from, as a program or a forger would.</summary>
    public static HttpClient Stranger(this TestSite site)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.Clear();
        return client;
    }

    public static async Task<string> TextAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>Comments under an article and gives the path of the receipt.</summary>
    public static async Task<string> CommentAsync(this HttpClient client, string text, string name = "", string article = Provided)
    {
        using var answer = await client.PostAsync(article + "/comments", Form(("name", name), ("text", text)));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Corrects an article, whatever its state, an hour ago.</summary>
    public static Task CorrectAsync(this TestSite site, string address, string text, CorrectionPlace place = CorrectionPlace.Bottom, CorrectionKind kind = CorrectionKind.Correction) => site.WriteAsync(async db =>
    {
        var slug = Uri.UnescapeDataString(address.Split('/')[^1]);
        (await db.Articles.SingleAsync(a => a.Slug == slug)).Correct(kind, place, text, site.Clock.Now.AddHours(-1));
    });

    /// <summary>Takes someone on and lets them choose <see cref="Password"/>.</summary>
    public static Task HireAsync(this TestSite site, string name, StaffRole role = StaffRole.Administrator) => site.InScopeAsync(async scope =>
    {
        var added = Assert.IsType<AddOutcome.Added>(await scope.GetRequiredService<AddStaff>().RunAsync(name, role));
        return Assert.IsType<RedeemOutcome.Done>(await scope.GetRequiredService<RedeemLink>().RunAsync(added.LinkCode, null, Password));
    });

    /// <summary>Fills in the form of sign-in as a browser would.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(this HttpClient client, string name, string password = Password, string? next = null)
    {
        using var form = await client.GetAsync("/account/sign-in");
        var token = (await TestSite.ReadPageAsync(form)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync("/account/sign-in", Form(("name", name), ("password", password), ("next", next ?? ""), ("__RequestVerificationToken", token)));
    }

    /// <summary>A browser of someone who has just been taken on and signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this TestSite site, string name = "Zarghuna", StaffRole role = StaffRole.Administrator)
    {
        await site.HireAsync(name, role);
        var client = site.Client(cookies: true);
        using var answer = await client.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Files an article of one paragraph, a draft until <paramref name="change"/> says otherwise.</summary>
    public static async Task<Article> FileAsync(this TestSite site, string headline, string body = "One paragraph.", string edition = "en", Action<Article, NewsDb>? change = null)
    {
        Article? article = null;
        await site.WriteAsync(db =>
        {
            var code = Crockford.NewCode(Article.CodeLength);
            article = new Article { Code = code, Edition = edition, Headline = headline, Summary = headline + " in short", Story = new Story { Key = code } };
            article.Rename(Slug.From(headline) is { Length: > 0 } slug ? slug : code);
            article.Write(body, ArticleMarkdown.Render(body, _ => null), []);
            change?.Invoke(article, db);
            db.Articles.Add(article);
            return Task.CompletedTask;
        });
        return article!;
    }

    /// <summary>Everything that is in the database but the notes of the clock, in one text.</summary>
    public static string Contents(this TestSite site)
    {
        using var connection = new SqliteConnection($"Data Source={site.Data.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var rows = new List<string>();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'ClockMarks'").ToList())
            rows.AddRange(Rows(connection, $"SELECT * FROM \"{table}\"").Select(row => $"{table}: {row}"));
        return string.Join('\n', rows);
    }

    /// <summary>Every address of every sitemap, pages in both forms, and the feeds, as paths.</summary>
    public static async Task<List<string>> EveryAddressAsync(this TestSite site)
    {
        using var client = site.Client();
        var found = new List<string>();
        foreach (var prefix in new[] { "", "/fa", "/ps" })
        {
            foreach (var part in Locations(await client.TextAsync(prefix + "/sitemap.xml")))
            {
                found.Add(part);
                found.AddRange(Locations(await client.TextAsync(part)));
            }
            found.AddRange([prefix + "/sitemap.xml", prefix + "/feed.xml", prefix + "/atom.xml", prefix + "/feed.json", prefix + "/corrections", prefix + "/corrections/atom.xml"]);
        }
        found.Add("/sections/afghanistan/feed.xml");
        found.Add("/authors/the-newsroom");
        found.Add("/authors/the-newsroom/feed.json");
        found.AddRange(found.Where(IsPage).Select(LiteOf).ToList());
        found.Add("/robots.txt");
        return found;
    }

    /// <summary>The lite form of a page's address.</summary>
    public static string LiteOf(string page)
    {
        var prefix = page is "/fa" or "/ps" || page.StartsWith("/fa/", StringComparison.Ordinal) || page.StartsWith("/ps/", StringComparison.Ordinal) ? page[..3] : "";
        return prefix + "/lite" + (page == "/" ? "" : page[prefix.Length..]);
    }

    /// <summary>A page without the stamp of its form for comments, which each paper signs with a key of its own.</summary>
    public static string WithoutStamp(string page) => Stamp().Replace(page, "");

    /// <summary>Whether it is the address of a page: a slug has no dot.</summary>
    public static bool IsPage(string address) => !address.Contains('.', StringComparison.Ordinal);

    /// <summary>What a policy must say for a style that stands in the page.</summary>
    public static string DigestOf(string style) => $"sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)))}";

    public static IEnumerable<string> Locations(string sitemap) =>
        System.Xml.Linq.XDocument.Parse(sitemap).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery);

    private static IEnumerable<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString()));
    }

    [GeneratedRegex("(?<=name=\"stamp\" value=\")[0-9a-z-]+")]
    private static partial Regex Stamp();
}
