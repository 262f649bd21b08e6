using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P33: who may do what, as one table. A page without a row fails; so does a row without a page.</summary>
public sealed class RightsTests
{
    private const string Nobody = "";
    private const string Writers = "Reporter Editor Administrator";
    private const string Editors = "Editor Administrator";
    private const string Administrators = "Administrator";
    private const string Moderators = "Moderator Editor Administrator";
    private const string Staff = "Reporter Moderator Editor Administrator";

    /// <summary>Whose article, in which state, may be had by whom; pages without an article have one entry, <c>-</c>.</summary>
    private static readonly Row[] Desk =
    [
        new("GET admin", null, [("-", Staff)]),
        new("POST admin", "step=submit", [("-", Writers)]),
        new("POST admin", "step=publish", [("-", Editors)]),
        new("POST admin", "step=unpublish", [("-", Editors)]),
        new("GET admin/language", null, [("-", Nobody)]),
        new("POST admin/language", "language=ps", [("-", Staff)]),
        new("GET admin/styleguide", null, [("-", Staff)]),
        new("POST admin/styleguide", null, [("-", Nobody)]),
        new("GET admin/topics", null, [("-", Writers)]),
        new("POST admin/topics", null, [("-", Nobody)]),
        new("GET admin/articles/markdown", null, [("-", Writers)]),
        new("POST admin/articles/markdown", null, [("-", Nobody)]),
        new("GET admin/front", null, [("-", Editors)]),
        new("POST admin/front", "act=end", [("-", Editors)]),
        new("GET admin/sections", null, [("-", Editors)]),
        new("POST admin/sections", "act=up", [("-", Editors)]),
        new("GET admin/sections/{slug}", null, [("section", Editors)]),
        new("POST admin/sections/{slug}", "step=save", [("section", Editors)]),
        new("POST admin/sections/{slug}", "step=delete", [("section", Editors)]),
        new("GET admin/begin", null, [("-", Administrators)]),
        new("POST admin/begin", "step=keep", [("-", Administrators)]),
        new("GET admin/nameplate", null, [("-", Administrators)]),
        new("POST admin/nameplate", "names[en]=The Post&editions[en]=English&editions[fa-AF]=دری&editions[ps]=پښتو", [("-", Administrators)]),
        new("POST admin/nameplate", "step=draw", [("-", Administrators)]),
        new("GET admin/pages", null, [("-", Editors)]),
        new("POST admin/pages", null, [("-", Nobody)]),
        new("GET admin/pages/{edition}/{slug}", null, [("page", Editors)]),
        new("POST admin/pages/{edition}/{slug}", "step=save", [("new page", Editors)]),
        new("POST admin/pages/{edition}/{slug}", "step=preview", [("new page", Editors)]),
        new("POST admin/pages/{edition}/{slug}", "step=delete", [("new page", Editors)]),
        new("GET admin/authors", null, [("-", Editors)]),
        new("POST admin/authors", null, [("-", Nobody)]),
        new("GET admin/authors/{slug}", null, [("author", Editors)]),
        new("GET admin/authors/{slug}/remove", null, [("author", Editors)]),
        new("POST admin/authors/{slug}/remove", "sure=false", [("author", Editors)]),
        new("POST admin/authors/{slug}", "step=save", [("author", Editors)]),
        new("POST admin/authors/{slug}", "step=delete", [("author", Editors)]),
        new("GET admin/pictures", null, [("-", Writers)]),
        new("POST admin/pictures", null, [("-", Writers)]),
        new("GET admin/pictures/sent/{code}", null, [("sent", Nobody)]),
        new("POST admin/pictures/sent/{code}", "step=store", [("sent", Writers)]),
        new("GET admin/pictures/{key}", null, [("own picture", Writers), ("other's picture", Writers)]),
        new("POST admin/pictures/{key}", "step=save", [("own picture", Writers), ("other's picture", Editors), ("own public picture", Editors)]),
        new("GET admin/pictures/{key}/change", null, [("own picture", Writers), ("other's picture", Editors), ("own public picture", Editors)]),
        new("POST admin/pictures/{key}/change", "step=crop", [("own picture", Writers), ("other's picture", Editors), ("own public picture", Editors)]),
        new("POST admin/pictures/{key}", "step=delete", [("own picture", Writers), ("other's picture", Editors)]),
        new("GET admin/translations", null, [("-", Writers)]),
        new("POST admin/translations", null, [("-", Nobody)]),
        new("GET admin/staff", null, [("-", Administrators)]),
        new("POST admin/staff", "act=add&name=A new colleague&role=Reporter", [("-", Administrators)]),
        new("GET admin/log", null, [("-", Editors)]),
        new("POST admin/log", null, [("-", Nobody)]),
        new("GET admin/account", null, [("-", Staff)]),
        new("POST admin/account", "act=end&session=0", [("-", Staff)]),
        new("GET admin/account/second-factor", null, [("-", Staff)]),
        new("POST admin/account/second-factor", "act=confirm", [("-", Staff)]),
        new("GET admin/account/passkeys", null, [("-", Staff)]),
        new("POST admin/account/passkeys", "act=add", [("-", Staff)]),
        new("GET admin/panic", null, [("-", Administrators)]),
        new("POST admin/panic", "act=begin", [("-", Administrators)]),
        new("GET admin/comments", null, [("-", Moderators)]),
        new("POST admin/comments", "decision=approve", [("-", Moderators)]),
        new("POST admin/comments", "decision=pick", [("-", Moderators)]),
        new("GET admin/comments/{id:long}", null, [("comment", Moderators)]),
        new("POST admin/comments/{id:long}", "decision=approve", [("comment", Moderators)]),
        new("POST admin/comments/{id:long}", "step=close", [("comment", Moderators)]),
        new("GET admin/comments/decisions", null, [("-", Moderators)]),
        new("POST admin/comments/decisions", "act=1", [("-", Moderators)]),
        new("GET admin/comments/threads", null, [("-", Moderators)]),
        new("POST admin/comments/threads", "act=close", [("-", Moderators)]),
        new("GET admin/comments/rules", null, [("-", Administrators)]),
        new("POST admin/comments/rules", "moderation=All&perMinute=60&maxLinks=2&closeAfterDays=30&waveFrom=3000&mostWaiting=10000", [("-", Administrators)]),
        new("GET admin/comments/words", null, [("-", Moderators)]),
        new("POST admin/comments/words", "banned=word", [("-", Moderators)]),
        new("GET admin/articles/{code}", null, [("new", Writers), ("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}", "step=save", [("new", Writers), ("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}", "step=submit", [("new", Writers), ("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}", "step=publish", [("new", Editors), ("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}", "step=unpublish", [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/revisions", null, [("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/revisions", "id=#", [("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/translations", null, [("own draft", Writers), ("other's draft", Editors), ("own published", Writers), ("other's published", Writers)]),
        new("POST admin/articles/{code}/translations", "step=translate&edition=ps", [("own draft", Writers), ("other's draft", Editors), ("own published", Writers), ("other's published", Writers)]),
        new("GET admin/articles/{code}/scrub", null, [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/scrub", "step=remove&passages=nobody", [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/withdraw", null, [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/withdraw", "step=withdraw", [("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/withdraw", "step=kill&sure=true", [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/links", null, [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/links", "days=1", [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/addresses", null, [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/addresses", "id=1", [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/corrections", null, [("own draft", Editors), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/corrections", "text=What was wrong.", [("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/autosave", null, [("own draft", Nobody)]),
        new("POST admin/articles/{code}/autosave", null, [("new", Writers), ("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/autosave", "step=discard", [("new", Writers), ("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("GET admin/articles/{code}/preview", null, [("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
        new("POST admin/articles/{code}/preview", null, [("new", Writers), ("own draft", Writers), ("other's draft", Editors), ("own published", Editors), ("other's published", Editors)]),
    ];

    /// <summary>Pages that anyone may open, signed in or not: what they show is public, or guarded by a code that nobody guesses.</summary>
    private static readonly string[] Open =
    [
        "", "latest", "corrections", "archive", "archive/{month}", "articles/{slug}", "a/{code}", "sections/{slug}", "topics/{slug}", "authors/{slug}", "{slug}", "error/{status:int}",
        "articles/{slug}/changes/{id:long}", "articles/{slug}/comments/{replyTo:long?}", "search", "comments", "comments/{receipt}", "comments/thanks", "comments/erased", "articles/{slug}/comments/{id:long}/report",
        "preview/{code}", "account/sign-in", "account/confirm", "account/passkey", "account/sign-out", "account/link/{code}", "account/comment/{code}", "account/denied",
    ];

    [Fact]
    public async Task Every_page_has_a_row_and_every_row_a_page()
    {
        using var site = await TestSite.StartAsync();
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.Contains("admin/articles/{code}", routes);
        var rows = Open.SelectMany(r => new[] { $"GET {r}", $"POST {r}" }).Concat(Desk.Select(r => r.Endpoint)).Distinct();
        Assert.Equal(rows.Order(StringComparer.Ordinal), routes.SelectMany(r => new[] { $"GET {r}", $"POST {r}" }).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Open, r => r.StartsWith("admin", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.Reporter)]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Administrator)]
    public async Task Everyone_may_do_what_the_table_says_and_no_more(StaffRole? role)
    {
        using var site = await TestSite.StartAsync();
        using var client = role is { } r ? await site.SignInAsync(r) : site.Client(cookies: true);
        var me = role is { } mine ? await site.StaffIdAsync(mine) : 0;
        // The sign-out form of every page, and the form that signs in, carry the token of whoever asks.
        var token = (await client.ReadPageAsync(role is null ? "/account/sign-in" : "/account/denied")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var wrong = new List<string>();
        foreach (var row in Desk)
        {
            foreach (var (what, whom) in row.Whom)
            {
                var address = await AddressAsync(site, row, what, me);
                using var answer = row.Endpoint.StartsWith("GET", StringComparison.Ordinal)
                    ? await client.GetAsync(address)
                    : await client.PostAsync(address, await FormAsync(site, row, token, address));
                var expected = role is null ? "signed out" : whom.Split(' ').Contains(role.ToString()) ? "allowed" : "denied";
                if (Kind(answer) != expected) wrong.Add($"{row.Endpoint} {row.Act} {what}: {Kind(answer)} ({(int)answer.StatusCode} {answer.Headers.Location}) in place of {expected}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_is_denied_changes_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var token = (await reporter.ReadPageAsync("/account/denied")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var other = await site.FileAsync("Of another", isPublished: false);
        var own = await reporter.WriteArticleAsync("Mine");
        foreach (var (code, step) in new[] { (other.Code, "save"), (other.Code, "publish"), (own, "publish") })
        {
            using var answer = await reporter.PostAsync($"/admin/articles/{code}", Form(token, ("headline", "Changed"), ("version", "0"), ("step", step)));
            Assert.Equal("denied", Kind(answer));
        }
        Assert.Equal(["Mine", "Of another"], await site.ReadAsync(db => db.Articles.Where(a => a.Code == own || a.Code == other.Code).Select(a => a.Headline).Order().ToListAsync()));
        Assert.False(await site.ReadAsync(db => db.Articles.AnyAsync(a => a.Code == own && a.State != ArticleState.Draft)));
    }

    [Fact]
    public async Task Reporters_are_shown_their_own_articles_only()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        await site.FileAsync("Of another", isPublished: false);
        await reporter.WriteArticleAsync("Mine");
        Assert.Equal(["Mine"], (await reporter.ReadPageAsync("/admin")).QuerySelectorAll(".row h2").Select(h => h.TextContent.Trim()));
    }

    private static string Kind(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: HttpStatusCode.Found, Headers.Location: { } to } when to.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal) => "signed out",
        { StatusCode: HttpStatusCode.Found, Headers.Location: { } to } when to.OriginalString.Contains("/account/denied", StringComparison.Ordinal) => "denied",
        { StatusCode: HttpStatusCode.MethodNotAllowed or HttpStatusCode.Forbidden } => "denied",
        { StatusCode: HttpStatusCode.Unauthorized } => "signed out",
        { StatusCode: HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.SeeOther or HttpStatusCode.UnprocessableEntity } => "allowed",
        // A moderator's desk begins with the comments.
        { StatusCode: HttpStatusCode.Found, Headers.Location.OriginalString: "/admin/comments" } => "allowed",
        _ => "neither",
    };

    private static async Task<string> AddressAsync(TestSite site, Row row, string what, long me)
    {
        var address = "/" + row.Endpoint.Split(' ')[1];
        if (what is "-") return address;
        if (what is "author") return address.Replace("{slug}", "the-newsroom", StringComparison.Ordinal);
        if (what is "page") return address.Replace("{edition}/{slug}", "en/about", StringComparison.Ordinal);
        if (what is "new page") return address.Replace("{edition}/{slug}", "en/new", StringComparison.Ordinal);
        if (what is "section") return address.Replace("{slug}", "afghanistan", StringComparison.Ordinal);
        if (what is "comment") return address.Replace("{id:long}", (await CommentAsync(site)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (what.EndsWith("picture", StringComparison.Ordinal)) return address.Replace("{key}", await PictureAsync(site, what, me), StringComparison.Ordinal);
        if (what is "sent") return address.Replace("{code}", await SentAsync(site, me), StringComparison.Ordinal);
        if (what is "new") return address.Replace("{code}", "new", StringComparison.Ordinal);
        var article = await site.FileAsync($"{row.Endpoint} {row.Act} {what}", what.EndsWith("published", StringComparison.Ordinal), what.StartsWith("own", StringComparison.Ordinal) && me > 0 ? me : null);
        return address.Replace("{code}", article.Code, StringComparison.Ordinal);
    }

    private static async Task<FormUrlEncodedContent> FormAsync(TestSite site, Row row, string token, string address)
    {
        var acts = (row.Act ?? "x=").Split('&').Select(pair => (Field: pair.Split('=')[0], Value: pair.Split('=')[1])).ToArray();
        if (acts[0].Value == "#") acts[0].Value = (await RevisionAsync(site, address.Split('/')[3])).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!row.Endpoint.EndsWith("comments", StringComparison.Ordinal))
            return Form(token, [("version", "0"), ("edition", "en"), ("headline", $"Written to {address} {row.Act}"), ("body", "Text."), .. acts]);
        return Form(token, [("id", (await CommentAsync(site)).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("seen", "Pending"), .. acts]);
    }

    private static async Task<string> PictureAsync(TestSite site, string what, long me)
    {
        var width = await site.ReadAsync(db => db.MediaFiles.CountAsync()) + 40; // never the same picture twice
        var media = await site.InScopeAsync(scope =>
        {
            if (what.StartsWith("own", StringComparison.Ordinal) && me > 0) scope.GetRequiredService<Acting>().As(me);
            return scope.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(TestPictures.Jpeg(width, 30)), $"{what}.jpg", default);
        });
        if (what.Contains("public", StringComparison.Ordinal)) await site.ShowAsync(media, isPublished: true);
        return media.Key;
    }

    // What is no picture: that is answered by a sentence.
    private static async Task<string> SentAsync(TestSite site, long me)
    {
        const string Code = "0123456789abcdef";
        await site.InScopeAsync(scope => scope.GetRequiredService<SentPictures>().AddAsync(new StaffMember { Id = me }, Code, 0, new byte[] { 1 }, default));
        return Code;
    }

    private static async Task<long> CommentAsync(TestSite site)
    {
        var comment = Comment.Write(await site.ReadAsync(db => db.Articles.Select(a => a.Id).FirstAsync()), null, null, "Text.", "screening.all", site.Clock.Now);
        await site.WriteAsync(db =>
        {
            db.Comments.Add(comment);
            return Task.CompletedTask;
        });
        return comment.Id;
    }

    private static async Task<long> RevisionAsync(TestSite site, string code)
    {
        var revision = Revision.Of(await site.ReadAsync(db => db.Articles.SingleAsync(a => a.Code == code)), RevisionKind.Saved, null, "", site.Clock.Now);
        await site.WriteAsync(db =>
        {
            db.Revisions.Attach(revision).State = EntityState.Added;
            db.Entry(revision.Article).State = EntityState.Unchanged;
            return Task.CompletedTask;
        });
        return revision.Id;
    }

    private static FormUrlEncodedContent Form(string token, params IEnumerable<(string Field, string Value)> fields) =>
        new(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private sealed record Row(string Endpoint, string? Act, (string What, string Whom)[] Whom);
}
