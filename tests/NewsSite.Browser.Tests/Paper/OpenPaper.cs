using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsSite.Model;
using NewsSite.Staff;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>
/// The whole site on a port and a browser to read it with, shared by the tests of one class: the paper's own content,
/// pieces in Dari and Pashto, comments under each. A test that visits it is skipped where there is no Chromium.
/// </summary>
public sealed class OpenPaper : IAsyncLifetime
{
    private TestSite? site;
    private Chromium? chromium;

    public TestSite Site => site ?? throw new InvalidOperationException(Chromium.Missing);

    /// <summary>A receipt for a comment that waits for an editor.</summary>
    public string Receipt { get; } = ReceiptCode.New();

    /// <summary>A published comment of the provided article and of its Dari translation, by edition prefix.</summary>
    public Dictionary<string, long> Comments { get; } = [];

    /// <summary>Every kind of page that readers see, in every edition.</summary>
    public IReadOnlyList<ReaderPage> Pages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        site = await TestSite.StartOnPortAsync();
        await TranslatedPieces.ImportAsync(site);
        await CommentAsync();
        chromium = await Chromium.StartAsync();
        Pages = ReaderPage.All(this);
    }

    /// <summary>A reader without history opens the browser.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="script">Whether the browser runs scripts.</param>
    /// <param name="scheme">Which the reader prefers.</param>
    /// <param name="scale">How many points of the screen a CSS pixel has, each way.</param>
    /// <param name="policy">False leaves the site's Content-Security-Policy out.</param>
    public async Task<Visit> VisitAsync(int width = 1280, int height = 800, bool script = true, bool policy = true, ColorScheme scheme = ColorScheme.Light, float scale = 1)
    {
        Assert.SkipWhen(chromium is null, Chromium.Missing);
        var context = await chromium!.Browser.NewContextAsync(new()
        {
            BaseURL = Site.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            BypassCSP = !policy,
            ColorScheme = scheme,
            DeviceScaleFactor = scale,
            Locale = "en-GB",
        });
        return await Visit.BeginAsync(context);
    }

    /// <summary>The addresses of the articles of <c>content/</c>, in every edition.</summary>
    public Task<List<string>> PathsOfArticlesAsync() => Site.ReadAsync(async db =>
    {
        var articles = await db.Articles.Where(a => a.State == ArticleState.Published && a.Lead != null).OrderBy(a => a.Id).Select(a => new { a.Edition, a.Slug }).ToListAsync();
        return articles.ConvertAll(a => $"{(a.Edition == "en" ? "" : "/" + a.Edition.Split('-')[0])}/articles/{a.Slug}");
    });

    /// <summary>The address at which a new member of staff chooses a password.</summary>
    public Task<string> InviteAsync(string name, StaffRole role) => Site.InScopeAsync(async scope =>
        "/account/link/" + ((AddOutcome.Added)await scope.GetRequiredService<AddStaff>().RunAsync(name, role)).LinkCode);

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (site is not null) await site.DisposeAsync();
    }

    /// <summary>Threads of two levels under the provided article and its translations, one comment that waits, one article withdrawn.</summary>
    private async Task CommentAsync()
    {
        var now = Site.Clock.Now;
        foreach (var (prefix, slug) in ReaderPage.Articles)
        {
            var top = await AddAsync(slug, null, "Ann (NGO) آنا", "A first comment, with http://example.org/ in it.\n\nنظر دوم در همان متن، با ۱۲۳ و 123.\n\n- *یک*\n- **two**\n\n> quoted, [with words](https://example.org/x)");
            Comments[prefix] = top.Id;
            await AddAsync(slug, top.Id, null, "اولین: " + new string('w', 120));
        }
        await Site.WriteAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => a.Slug == ReaderPage.Provided);
            var waiting = Comment.Write(article.Id, null, "Ann", "It waits for an editor.", "screening.first-time", now);
            db.Comments.Add(waiting);
            db.Receipts.Add(new Receipt { CodeHash = ReceiptCode.Hash(Receipt), Comment = waiting, CreatedAt = now });
            foreach (var (_, slug) in ReaderPage.Articles)
            {
                var breaking = await db.Articles.SingleAsync(a => a.Slug == slug);
                db.Banners.Add(new Banner { Edition = breaking.Edition }).Entity.Say(breaking.Headline, breaking, now.AddHours(40));
            }
            db.Sections.Add(new Section { Slug = ReaderPage.Empty, Name = new EditionText { ["en"] = "Sport" }, Position = 8 });
            foreach (var gone in db.Articles.Where(a => a.Slug.StartsWith("withdrawn"))) gone.Withdraw();
        });

        async Task<Comment> AddAsync(string slug, long? parentId, string? name, string text)
        {
            Comment? comment = null;
            await Site.WriteAsync(async db =>
            {
                var article = await db.Articles.SingleAsync(a => a.Slug == slug);
                comment = Comment.Write(article.Id, parentId, name, text, "screening.first-time", now);
                comment.Approve(now);
                comment.Pick(now);
                db.Comments.Add(comment);
            });
            return comment!;
        }
    }
}
