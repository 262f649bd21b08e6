using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P16: what is not public is nowhere; what is scheduled comes at its moment, everywhere.</summary>
public sealed class HiddenArticlesTests
{
    private const string Headline = "Canary in the archive";
    private const string Slug = "canary-in-the-archive";
    private const string Key = "canarycanarycanarycanaryca";

    // By its headline, its text, its address, its neighbours' spelling, everywhere.
    private static readonly string[] Searches =
        ["/search?q=canary", "/search?q=mine", "/search?q=canar*&in=all", "/fa/search?q=canary&in=all", "/search?q=canery", "/search?q=gould+mnie", "/search?q=canary&from=2026-01-01"];

    private static readonly Dictionary<string, Action<Article, DateTime>> States = new()
    {
        ["draft"] = (_, _) => { },
        ["submitted"] = (article, _) => article.Submit(),
        ["scheduled"] = (article, now) => article.Publish(now.AddDays(1)),
        ["withdrawn"] = (article, now) => { article.Publish(now.AddDays(-1)); article.Withdraw(); },
        ["unpublished"] = (article, now) => { article.Publish(now.AddDays(-1)); article.Unpublish(now); },
    };

    [Theory]
    [InlineData("draft")]
    [InlineData("submitted")]
    [InlineData("scheduled")]
    [InlineData("withdrawn")]
    [InlineData("unpublished")]
    public async Task It_is_nowhere(string state)
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var article = await FileAsync(site, article => States[state](article, site.Clock.Now));
        var expected = state == "withdrawn" ? HttpStatusCode.Gone : HttpStatusCode.NotFound;
        Assert.Equal(expected, await client.StatusAsync("/articles/" + Slug));

        foreach (var address in await AddressesAsync(site))
        {
            using var answer = await client.GetAsync(address);
            var text = answer + await answer.Content.ReadAsStringAsync();
            if (!address.Contains("canar", StringComparison.OrdinalIgnoreCase) || address.Contains("/search", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            foreach (var word in new[] { "Canary", "Gold in the mine", article.Code, Key }) Assert.False(text.Contains(word, StringComparison.Ordinal) && !address.Contains(word, StringComparison.Ordinal), $"{address} tells {word}");
        }
        foreach (var address in new[] { $"/a/{article.Code}", "/articles/canary-of-old" }) Assert.Equal((address, expected), (address, await client.StatusAsync(address)));
        foreach (var address in new[] { "/topics/canaries", "/topics/canaries/feed.xml", "/topics/canaries/feed.json", $"/media/{Key}-320.jpg", $"/media/{Key}-card.jpg", $"/articles/{Slug}/comments/1", $"/fa/articles/{Slug}" })
            Assert.Equal((address, HttpStatusCode.NotFound), (address, await client.StatusAsync(address)));
        using var comment = await client.PostAsync($"/articles/{Slug}/comments", Visits.Form(("text", "A guess.")));
        Assert.Equal(HttpStatusCode.NotFound, comment.StatusCode);
        Assert.Equal(1, await site.ReadAsync(db => db.Comments.CountAsync()));
    }

    /// <summary>The control: the same article, published, is at all these places.</summary>
    [Fact]
    public async Task Published_it_is_everywhere()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var article = await FileAsync(site, article => article.Publish(site.Clock.Now.AddHours(-1)));
        foreach (var address in new[] { "/about", "/lite/about", "/no-such-page" }) Assert.Contains("Canary is breaking", await client.TextAsync(address), StringComparison.Ordinal);
        Assert.Contains("Canary in a comment", await client.TextAsync("/"), StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/latest", "/sections/canaries", "/topics/canaries", "/authors/canary", "/feed.xml", "/atom.xml", "/feed.json", "/topics/canaries/feed.xml", "/corrections", "/lite/corrections", "/corrections/feed.xml", "/corrections/feed.json", "/sitemap-2026-11.xml", $"/articles/{Slug}", Visits.Provided, "/search?q=canary", "/search?q=mine", "/fa/search?q=canary&in=all" })
            Assert.Contains("canary-in-the-archive", await client.TextAsync(address), StringComparison.Ordinal);
        Assert.Contains("/search?q=Canary\"", await client.TextAsync("/search?q=canery"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MovedPermanently, await client.StatusAsync($"/a/{article.Code}"));
        Assert.Equal(HttpStatusCode.MovedPermanently, await client.StatusAsync("/articles/canary-of-old"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync($"/media/{Key}-320.jpg"));
    }

    [Fact]
    public async Task What_is_scheduled_comes_at_its_moment_in_pages_that_are_cached_and_a_minute_later_in_feeds()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var due = site.Clock.Now.AddHours(2);
        var article = await FileAsync(site, article => article.Publish(due));
        string[] pages = ["/", "/latest", "/sections/canaries", "/topics/canaries", "/authors/canary", "/corrections", "/sitemap-2026-11.xml", "/sitemap-pages.xml", $"/articles/{Slug}", Visits.Provided, "/about", "/search?q=gold+mine"];
        string[] feeds = ["/feed.xml", "/atom.xml", "/feed.json", "/topics/canaries/feed.xml", "/sections/canaries/feed.json", "/authors/canary/atom.xml", "/corrections/atom.xml"];

        foreach (var before in new[] { TimeSpan.FromHours(1), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(1) })
        {
            site.Clock.Now = due - before;
            foreach (var address in pages.Concat(feeds)) Assert.False(await HasAsync(address), $"{address}, {before} before");
            Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync($"/media/{Key}-320.jpg"));
        }
        site.Clock.Now = due;
        foreach (var address in pages) Assert.True(await HasAsync(address), $"{address} at its moment");
        Assert.Equal(HttpStatusCode.MovedPermanently, await client.StatusAsync($"/a/{article.Code}"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync($"/media/{Key}-320.jpg"));
        foreach (var after in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(59.9) })
        {
            site.Clock.Now = due + after;
            foreach (var address in feeds) Assert.False(await HasAsync(address), $"{address}, {after} after");
        }
        site.Clock.Now = due.AddSeconds(60);
        foreach (var address in feeds) Assert.True(await HasAsync(address), $"{address} a minute after");

        // The navigation names the section on pages that show the article nowhere else.
        async Task<bool> HasAsync(string address) => (await client.TextAsync(address)).Contains(address == "/about" || address == "/sitemap-pages.xml" ? "/sections/canaries" : "Canary in the archive", StringComparison.Ordinal)
            || (address.StartsWith("/sitemap-2", StringComparison.Ordinal) && (await client.TextAsync(address)).Contains(Slug, StringComparison.Ordinal));
    }

    /// <summary>An article with a section, a topic, an author, a picture and an old address of its own.</summary>
    private static async Task<Article> FileAsync(TestSite site, Action<Article> state)
    {
        Directory.CreateDirectory(site.Data.Media);
        foreach (var file in new[] { $"{Key}-320.jpg", $"{Key}-card.jpg" }) await File.WriteAllTextAsync(Path.Combine(site.Data.Media, file), "a picture");
        var filed = await site.FileAsync("Canary of old", "Gold in the mine.", change: (article, db) =>
        {
            var media = new MediaFile { Key = Key, Name = "canary.jpg", Width = 320, Height = 200, StoredAt = site.Clock.Now };
            article.Headline = Headline;
            article.Lead = new LeadPicture { MediaFile = media, Alt = "Canary on a wire" };
            article.Pictures.Add(new ArticlePicture { MediaFile = media });
            article.Section = new Section { Slug = "canaries", Name = new EditionText { ["en"] = "Birds" }, Position = 9 };
            article.SetTopics([new Topic { Edition = "en", Slug = "canaries", Name = "Canary topics" }]);
            article.SetBylines([new Author { Slug = "canary", Name = new EditionText { ["en"] = "A. Bird" } }]);
            article.Correct(CorrectionKind.Correction, CorrectionPlace.Top, "Canary was misspelt.", site.Clock.Now.AddMinutes(-30));
            article.OldSlugs.Add(new Redirect { Edition = "en", Slug = "canary-of-old" });
            state(article);
            article.Rename(Slug);
        });
        await site.WriteAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => a.Id == filed.Id);
            db.Banners.Add(new Banner { Edition = "en" }).Entity.Say("Canary is breaking", article, site.Clock.Now.AddHours(40));
            var comment = db.Comments.Add(Comment.Write(article.Id, null, "Canary", "Canary in a comment", "screening.all", site.Clock.Now)).Entity;
            comment.Approve(site.Clock.Now);
            comment.Pick(site.Clock.Now);
        });
        return filed;
    }

    private static async Task<List<string>> AddressesAsync(TestSite site)
    {
        var addresses = await site.EveryAddressAsync();
        addresses.AddRange(["/", "/latest", "/authors/canary", "/authors/canary/feed.xml", "/sections/canaries/feed.xml", $"/articles/{Slug}", $"/articles/{Slug}/comments", "/articles/canary-of-old", "/comments", "/topics/canaries", .. Searches]);
        return [.. addresses.Distinct()];
    }
}
